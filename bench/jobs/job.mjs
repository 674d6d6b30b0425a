// @ts-check
// The shape of what is measured: a job, and its contenders. A contender is a program that does the job and ends with
// one line of JSON: its figures in seconds, what shows that it did the job, { version, blas, peakMemory }.

/** @typedef {import("../measure/programs.mjs").Program} Program */
/** @typedef {Record<string, any> & { version?: string, blas?: string, peakMemory?: number }} Result */

/** What a run of a contender is asked for: another seed each time, and whether only its part of the job.
 * @typedef {{ seed: number, part: boolean }} Turn */

/** Words of the READMEs' tables. @typedef {{ en: string, ja: string }} Words */

/** `part`: a slow contender takes one turn alone, in which it does this share of the job, unless all is asked for.
 * `read` makes a result of other JSON. `note` stands in the table.
 * @typedef {{ name: string, program: (turn: Turn) => Program, cores?: 2, part?: number, note?: Words,
 *   read?: (json: any) => Result }} Contender */

/** `figures` are keys of a result with their titles and units. `prepare` writes what all contenders read. `check` says
 * what is wrong with a result. `operations` is how many multiplications and additions the job takes if nothing is skipped.
 * @typedef {{ key: string, title: Words, unit: "s" | "ms" | "µs" }} Figure
 * @typedef {{ name: string, letter: string, title: Words, operations?: number, figures: Figure[], prepare?: () => Promise<void>,
 *   check: (result: Result, turn: Turn) => string | undefined, contenders: Contender[] }} Job */

/** @type {Words} */
export const fused = { en: "fused multiply-add", ja: "積和演算" };

/** What is wrong with a number that should lie in a range. @param {string} what @param {unknown} got
 * @param {[number, number]} range */
export function outside(what, got, [low, high]) {
  if (typeof got === "number" && got >= low && got <= high) return undefined;
  return `${what}: expected ${low} to ${high}, got ${got}`;
}
