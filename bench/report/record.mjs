// @ts-check
// What was measured, as plain data: what bench/results/<job>.json holds and all tables are made from.
import { goals } from "../jobs/goals.mjs";

/** @typedef {import("../jobs/job.mjs").Job} Job @typedef {import("../measure/contest.mjs").Measured} Measured */
/** @typedef {import("../measure/contest.mjs").Outcome} Outcome */
/** @typedef {{ median: number, all: number[] }} Seconds */
/** @typedef {{ name: string, part?: number, once: boolean, seconds: Record<string, Seconds>, times: Record<string, number>,
 *   precision?: string | undefined, accuracy?: number | undefined, loss?: number | undefined,
 *   version?: string | undefined, blas?: string | undefined, peakMemory?: number | undefined }} Row
 *   times: its seconds by those of our contender of the same precision */
/** @typedef {import("../jobs/goals.mjs").Goal & { measured: number | undefined, reached: boolean }} Verdict */
/** @typedef {ReturnType<typeof recordOf>} JobRecord */

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

export const isOurs = (/** @type {{ name: string }} */ { name }) => /^kobai\b/.test(name);

/** @param {Job} job @param {Outcome} outcome
 * @param {{ machine: import("../measure/machine.mjs").Machine, rounds: number, date: string, all: boolean }} run */
export function recordOf({ name, figures }, { measured, cores }, { machine, rounds, date, all }) {
  const keys = figures.map(({ key }) => key);
  const rows = measured.map((each) => rowOf(each, keys, all));
  for (const row of rows) row.times = timesOurs(row, rows, keys);
  const twoCores = cores.length > 0 ? { median: median(cores), all: cores } : undefined;
  return { job: name, date, rounds, machine, twoCores, rows, goals: verdicts(name, rows) };
}

/** How fast our first contender computes, counted as if nothing were zero, and what this machine could: both in 10⁹
 * operations a second; of jobs that say how many operations they take. @param {Job} job @param {JobRecord} record */
export function speedOf({ operations, figures: [{ key }] }, { rows, machine: { peak } }) {
  const ours = rows.find(isOurs);
  if (operations === undefined || ours === undefined) return undefined;
  return { rate: operations / ours.seconds[key].median / 1e9, peak: Math.max(peak.simd, peak.fma ?? 0) };
}

/** @param {Measured} measured @param {string[]} keys @param {boolean} all @returns {Row} */
function rowOf({ contender: { name, part }, results }, keys, all) {
  const [{ precision, accuracy, loss, version, blas }] = results;
  const of = (/** @type {string} */ key) => results.map((result) => /** @type {number} */ (result[key]));
  const seconds = keys.map((key) => [key, { median: median(of(key)), all: of(key) }]);
  return {
    name,
    ...(part !== undefined && part < 1 && !all && { part }),
    once: part !== undefined && !all,
    seconds: Object.fromEntries(seconds),
    times: {},
    ...{ precision, accuracy, loss, version, blas },
    peakMemory: most(results.map(({ peakMemory }) => peakMemory)),
  };
}

/** @param {(number | undefined)[]} values */
function most(values) {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** @param {Row} row @param {Row[]} rows @param {string[]} keys @returns {Row["times"]} */
function timesOurs(row, rows, keys) {
  const ours = rows.filter(isOurs);
  const [first = undefined] = [...ours.filter(({ precision }) => precision === row.precision), ...ours];
  if (first === undefined) return {};
  return Object.fromEntries(keys.map((key) => [key, row.seconds[key].median / first.seconds[key].median]));
}

/** @param {string} job @param {Row[]} rows @returns {Verdict[]} */
function verdicts(job, rows) {
  const medianOf = (/** @type {string} */ name, /** @type {string} */ figure) =>
    rows.find((row) => row.name === name)?.seconds[figure].median;
  return goals
    .filter((goal) => goal.job === job)
    .map((goal) => {
      const [ours, other] = [medianOf(goal.ours, goal.figure), medianOf(goal.other, goal.figure)];
      const measured = ours === undefined || other === undefined ? undefined : ours / other;
      return { ...goal, measured, reached: measured !== undefined && measured <= goal.atMost };
    });
}
