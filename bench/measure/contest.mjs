// @ts-check
// One job: every contender does it once and its result is checked; then they take turns, so that a busy moment of the
// machine hits all of them.
import { spawnSync } from "node:child_process";
import { measuredCores } from "./peak.mjs";

/** @typedef {import("../jobs/job.mjs").Job} Job @typedef {import("../jobs/job.mjs").Contender} Contender */
/** @typedef {import("../jobs/job.mjs").Result} Result @typedef {import("../jobs/job.mjs").Turn} Turn */
/** @typedef {{ contender: Contender, results: Result[] }} Measured results of the turns that count */
/** `cores`: how many times as fast as one core two were, after each turn of a contender that has two.
 * @typedef {{ measured: Measured[], cores: number[] }} Outcome */
/** @typedef {{ rounds: number, all: boolean, only?: string[], prefix: string[],
 *   tell: (line: string) => void, progress: (line: string) => void }} Options */

const pinned = spawnSync("taskset", ["-c", "0", "true"]).status === 0;

/** @param {1 | 2} cores */
const pinning = (cores) => (pinned ? ["taskset", "-c", cores === 2 ? "0,1" : "0"] : []);

/** @param {Job} job @param {Options} options @returns {Promise<Outcome>} */
export async function contest(job, options) {
  const { rounds, all, only, prefix, tell } = options;
  const entrants = job.contenders.filter(({ name }) => only === undefined || only.includes(name));
  const present = entrants.filter((contender) => isInstalled(contender, tell));
  if (present.length > 0) await job.prepare?.();
  const measured = present.map((contender) => ({ contender, results: [take(job, contender, options, 0)] }));
  const quick = measured.filter(({ contender }) => all || contender.part === undefined);
  for (const each of quick) each.results = [];
  /** @type {number[]} */
  const cores = [];
  for (let round = 1; round <= rounds; round++)
    for (const { contender, results } of quick) {
      results.push(take(job, contender, options, round));
      if (contender.cores === 2) cores.push(measuredCores([...prefix, ...pinning(2)]));
    }
  return { measured, cores };
}

/** @param {Contender} contender @param {Options["tell"]} tell */
function isInstalled({ name, program }, tell) {
  const there = program({ seed: 0, part: true }).installed();
  if (!there) tell(`  ${name}: not here, left out`);
  return there;
}

/** One turn, its result checked. @param {Job} job @param {Contender} contender @param {Options} options
 * @param {number} seed @returns {Result} */
function take(job, contender, { all, prefix, progress }, seed) {
  const { name, part, cores = 1 } = contender;
  const turn = { seed, part: !all && part !== undefined && part < 1 };
  progress(`${job.letter}, ${seed === 0 ? "result checked" : `round ${seed}`}: ${name}`);
  const result = run(contender, turn, [...prefix, ...pinning(cores)]);
  const untimed = job.figures.find(({ key }) => !(result[key] > 0));
  const wrong = untimed
    ? `${untimed.key}: expected seconds, got ${result[untimed.key]}`
    : job.check(result, turn);
  if (wrong !== undefined) throw new Error(`${job.name}, ${name}: ${wrong}. It did not do the job.`);
  return turn.part ? extrapolated(job, result, part ?? 1) : result;
}

/** @param {Contender} contender @param {Turn} turn @param {string[]} before @returns {Result} */
function run({ name, program, read = (json) => json }, turn, before) {
  const { command, env } = program(turn);
  const [first, ...rest] = [...before, ...command];
  const { status, stdout, stderr } = spawnSync(first, rest, {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return read({ ...lastJson(stderr), ...lastJson(stdout) });
}

/** @param {string} text */
function lastJson(text) {
  const line = text.trim().split("\n").at(-1) ?? "";
  return line.startsWith("{") ? JSON.parse(line) : {};
}

/** Times of a part, as those of the whole. @param {Job} job @param {Result} result @param {number} part */
function extrapolated({ figures }, result, part) {
  return { ...result, ...Object.fromEntries(figures.map(({ key }) => [key, result[key] / part])) };
}
