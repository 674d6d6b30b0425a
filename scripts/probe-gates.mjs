// @ts-check
// Shows that every gate can turn red: plants one error after another in a copy of the tree and runs the gate that
// must find it. Usage: npm run probe-gates [-- WORD], where WORD picks the probes whose error contains it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { probes } from "./probes.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const tree = mkdtempSync(join(tmpdir(), "kobai-gates-"));
/** @type {import("node:child_process").ChildProcess | undefined} */
let running;
process.on("exit", () => {
  stopGate();
  rmSync(tree, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

copyTree();
await run(["npm", "run", "build"]);
const chosen = probes.filter(({ error }) => error.includes(process.argv[2] ?? ""));
/** @type {Map<string, number | null>} */
const statusWithoutError = new Map();
let found = 0;
for (const probe of chosen) if (await report(probe)) found++;
console.log(`${found} of ${chosen.length} planted errors found`);
process.exitCode = found === chosen.length && found > 0 ? 0 : 1;

/** The sources, with the packages that are installed here; our own packages are those of the copy. */
function copyTree() {
  const left = ["node_modules", "dist", ".git"];
  cpSync(root, tree, { recursive: true, filter: (path) => path === root || !left.includes(basename(path)) });
  linkEntries("node_modules");
  for (const name of readdirSync(join(root, "packages")))
    if (existsSync(join(root, "packages", name, "node_modules")))
      linkEntries(`packages/${name}/node_modules`);
}

/** A folder of links to what the folder of that name holds; links that lead to our own packages keep their text. */
function linkEntries(/** @type {string} */ folder) {
  mkdirSync(join(tree, folder), { recursive: true });
  for (const name of readdirSync(join(root, folder))) {
    if (name === "@kobai")
      cpSync(join(root, folder, name), join(tree, folder, name), { recursive: true, verbatimSymlinks: true });
    else if (name === "kobai") symlinkSync("../packages/kobai", join(tree, folder, name));
    else symlinkSync(join(root, folder, name), join(tree, folder, name));
  }
}

/** The exit status of a gate in the copy; null when it runs out of time, as with a planted loop without end.
 * @param {string[]} gate @returns {Promise<number | null>} */
async function run([command, ...options]) {
  const PATH = `${join(tree, "node_modules", ".bin")}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH };
  running = spawn(command, options, { cwd: tree, env, stdio: "ignore", detached: true });
  const timer = setTimeout(stopGate, 600_000);
  const [status] = await once(running, "exit");
  clearTimeout(timer);
  running = undefined;
  return status;
}

/** With the workers it has started, which may no longer listen. */
function stopGate() {
  if (running?.pid !== undefined) process.kill(-running.pid, "SIGKILL");
}

/** Prints one line; whether the gate was green without the error and red with it. */
async function report(/** @type {import("./probes.mjs").Probe} */ { error, file, change, gate }) {
  const name = gate.join(" ");
  if (!statusWithoutError.has(name)) statusWithoutError.set(name, await run(gate));
  const verdict = statusWithoutError.get(name) === 0 ? await withError({ file, change, gate }) : "BROKEN";
  console.log(`${verdict.padEnd(7)} ${error.padEnd(46)} ${name}`);
  return verdict === "red";
}

/** Plants the error, looks, and takes it out again. @param {Omit<import("./probes.mjs").Probe, "error">} probe */
async function withError({ file, change, gate }) {
  const path = join(tree, file);
  const text = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  const changed = change(text ?? "");
  if (changed === text) return "STALE";
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, changed);
  const status = await run(gate);
  if (text === undefined) rmSync(path);
  else writeFileSync(path, text);
  return status === 0 ? "GREEN" : "red";
}
