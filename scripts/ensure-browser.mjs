// @ts-check
// The browsers for the lab's tests: Chromium, and Firefox. As a program it sees to it that there are both: on Debian, as
// root, it installs the system's own; elsewhere it says how to get them. Usage: node scripts/ensure-browser.mjs

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Names in PATH, and places where installers put a browser that is in no PATH. */
const chromium = {
  names: [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
  ],
  places: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};
const firefox = {
  names: ["firefox-esr", "firefox"],
  places: [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
  ],
};

/** @param {{ names: string[], places: string[] }} browser */
function installed({ names, places }) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(
    existsSync,
  );
}

/** The path of a browser that Playwright can drive: KOBAI_BROWSER, or one that is installed.
 * @returns {string | undefined} */
export function findBrowser() {
  return process.env.KOBAI_BROWSER || installed(chromium);
}

/** The path of Firefox: KOBAI_FIREFOX, or one that is installed.
 * @returns {string | undefined} */
export function findFirefox() {
  return process.env.KOBAI_FIREFOX || installed(firefox);
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** @param {string[]} args */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=300", ...args], { stdio: "inherit", env });
}

function ensureBrowsers() {
  const missing = [...(findBrowser() ? [] : ["chromium"]), ...(findFirefox() ? [] : ["firefox-esr"])];
  if (missing.length > 0 && canInstall()) {
    aptGet("update");
    aptGet("install", "-y", "--no-install-recommends", ...missing, "fonts-noto-cjk");
  }
  if (!findBrowser())
    fail(
      "expected Chromium or Chrome for the lab's tests, found none. Install one (Debian: apt-get install chromium; macOS: brew install --cask chromium; else https://www.chromium.org/getting-involved/download-chromium/), or set KOBAI_BROWSER to its path.",
    );
  if (!findFirefox())
    fail(
      "expected Firefox for the lab's tests, found none. Install it (Debian: apt-get install firefox-esr; macOS: brew install --cask firefox; else https://www.mozilla.org/firefox/), or set KOBAI_FIREFOX to its path.",
    );
}

/** @param {string} message */
function fail(message) {
  console.error(`ensure-browser: ${message}`);
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) ensureBrowsers();
