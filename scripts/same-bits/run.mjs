// @ts-check
// Promise D1 shown: the library as it is published, installed in an empty folder, trains 1,000 steps in every runtime at
// hand, on every path, with 1 to 8 threads; equal jobs must end on equal hashes. Usage: npm run same-bits [-- WORD …],
// where a WORD picks runtimes; needs a build. Firefox: Debian's firefox-esr.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runtimes } from "./runtimes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const words = process.argv.slice(2);
const chosen = runtimes().filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);

const folder = installed();
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** By job, then by runtime: the hashes of its paths and numbers of threads.
 * @type {Map<string, Map<string, string[]>>} */
const table = new Map();
let configurations = 0;
for (const { name, hashes } of chosen) {
  for (const [configuration, hash] of Object.entries(await hashes(folder))) {
    const [job] = configuration.split(" / ");
    const row = table.get(job) ?? new Map();
    table.set(job, row.set(name, [...(row.get(name) ?? []), hash]));
    configurations++;
  }
  console.log(`${name} has run`);
}

let equal = true;
for (const [job, row] of table) {
  const all = new Set([...row.values()].flat());
  equal &&= all.size === 1;
  console.log(`\n${job}: ${all.size === 1 ? [...all][0] : `${all.size} DIFFERENT HASHES`}`);
  for (const [name, hashes] of row) {
    const kinds = new Set(hashes);
    const told = kinds.size === 1 ? hashes[0].slice(0, 16) : "different ones";
    console.log(`  ${name.padEnd(10)} ${told}  ${hashes.length} of ${hashes.length} paths and threads`);
  }
}
console.log(`\n${configurations} configurations, ${equal ? "equal wherever they must be" : "NOT EQUAL"}`);
process.exitCode = equal ? 0 : 1;

/** The packed library in a folder of its own. */
function installed() {
  const at = mkdtempSync(join(tmpdir(), "kobai-packed-"));
  /** @type {import("node:child_process").ExecFileSyncOptionsWithStringEncoding} */
  const quiet = { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" };
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", "--workspace", "kobai", "--json", "--pack-destination", at], quiet),
  );
  execFileSync("npm", ["install", "--prefix", at, "--no-audit", "--no-fund", join(at, filename)], quiet);
  return at;
}
