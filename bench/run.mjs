// @ts-check
// Side by side with the peers, in one interleaved run. Usage: npm run bench [-- --rounds 3] [--job mnist] [--only kobai,NumPy].
// First every contender does the job once, untimed, and its result is checked; then they take turns, so that a busy
// moment of the machine hits all of them. Prints medians and ratios and writes bench/results/<job>.json.

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { jobs } from "./jobs.mjs";

/** @typedef {import("./jobs.mjs").Contender} Contender */
/** @typedef {import("./jobs.mjs").Result} Result */
/** @typedef {{ contender: Contender, check: Result, seconds: number[] }} Measured */

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "3" }, job: { type: "string" }, only: { type: "string" } },
});
const rounds = Number(values.rounds);
const only = values.only?.split(",");
const pinned = spawnSync("taskset", ["-c", "0", "true"]).status === 0 ? ["taskset", "-c", "0"] : [];

for (const job of jobs) if (values.job === undefined || job.name === values.job) measure(job);

function measure(/** @type {import("./jobs.mjs").Job} */ job) {
  console.log(job.title);
  const measured = job.contenders
    .filter(({ name }) => only === undefined || only.includes(name))
    .flatMap((contender) => checked(contender, job.check));
  for (let round = 1; round <= rounds; round++)
    for (const { contender, seconds } of measured) seconds.push(once(contender, round).trainSeconds);
  print(measured);
  if (measured.some(({ check }) => /^libblas[^,]*$/.test(check.blas ?? "")))
    console.log("  libblas alone is Debian's reference BLAS: libopenblas0-pthread brings a fast one");
  write(job.name, measured);
}

/** The contender with the result of its first run; nothing where it is not installed or its result is not the job's.
 * @param {Contender} contender @param {(result: Result) => string | undefined} check @returns {Measured[]} */
function checked(contender, check) {
  const [program, ...options] = contender.probe;
  if (spawnSync(program, options, { stdio: "ignore" }).status !== 0) {
    console.log(`  ${contender.name}: not installed here, left out`);
    return [];
  }
  const result = once(contender, 0);
  const wrong = check(result);
  if (wrong !== undefined) throw new Error(`${contender.name}: ${wrong}`);
  return [{ contender, check: result, seconds: [] }];
}

/** @param {Contender} contender @param {number} seed @returns {Result} */
function once({ name, command, read = (json) => json }, seed) {
  const [program, ...options] = [...pinned, ...command(seed)];
  const { status, stdout, stderr } = spawnSync(program, options, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return read(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** One line each; the ratio says how many times longer than ours it took, or shorter where we lose. */
function print(/** @type {Measured[]} */ measured) {
  const ours = measured.find(({ contender }) => contender.name === "kobai");
  for (const { contender, check, seconds } of measured) {
    const ratio = ours ? `${(median(seconds) / median(ours.seconds)).toFixed(2)} ×` : "";
    const spread = `${Math.min(...seconds).toFixed(2)} … ${Math.max(...seconds).toFixed(2)}`;
    const built = [check.version, check.blas].filter(Boolean).join(", ");
    const accuracy = `${(100 * check.accuracy).toFixed(2)} %`;
    console.log(
      `  ${contender.name.padEnd(16)}${median(seconds).toFixed(2).padStart(7)} s  (${spread})  ${ratio.padStart(9)}  ${accuracy}  ${built}`,
    );
  }
}

/** @param {string} name @param {Measured[]} measured */
function write(name, measured) {
  const folder = fileURLToPath(new URL("results/", import.meta.url));
  const results = measured.map(({ contender, check, seconds }) => ({
    name: contender.name,
    ...check,
    trainSeconds: median(seconds),
    all: seconds,
  }));
  const machine = {
    cpu: cpus()[0].model,
    cores: cpus().length,
    node: process.version,
    pinned: pinned.length > 0,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}${name}.json`,
    `${JSON.stringify({ date: new Date().toISOString(), rounds, machine, results }, null, 2)}\n`,
  );
}
