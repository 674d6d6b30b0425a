// @ts-check
// The browser for the lab's tests. As a program it sees to it that there is one: on Debian, as root, it installs the
// system's chromium; elsewhere it says how to get one. Usage: node scripts/ensure-browser.mjs

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Names in PATH, and places where installers put a browser that is in no PATH. */
const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];
const places = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The path of a browser that Playwright can drive: KOBAI_BROWSER, or one that is installed.
 * @returns {string | undefined} */
export function findBrowser() {
  if (process.env.KOBAI_BROWSER) return process.env.KOBAI_BROWSER;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(
    existsSync,
  );
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** @param {string[]} args */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=300", ...args], { stdio: "inherit", env });
}

function ensureBrowser() {
  if (findBrowser()) return;
  if (canInstall()) {
    aptGet("update");
    aptGet("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk");
  }
  if (findBrowser()) return;
  console.error(
    "ensure-browser: expected Chromium or Chrome for the lab's tests, found none. Install one (Debian: apt-get install chromium; macOS: brew install --cask chromium; else https://www.chromium.org/getting-involved/download-chromium/), or set KOBAI_BROWSER to its path.",
  );
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) ensureBrowser();
