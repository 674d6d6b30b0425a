// @ts-check
// A record on the terminal: a line per contender, how much of the machine we use, which goals are reached.
import { fraction, megabytes, ratio, significant, time } from "./numbers.mjs";
import { speedOf } from "./record.mjs";

/** @typedef {import("../jobs/job.mjs").Job} Job @typedef {import("./record.mjs").Row} Row */

/** @param {Job} job @param {import("./record.mjs").JobRecord} record @returns {string[]} */
export function terminalLines(job, record) {
  const width = Math.max(...record.rows.map(({ name }) => name.length)) + 2;
  return [
    `${job.letter}  ${job.title.en}`,
    ...record.rows.map((row) => `  ${row.name.padEnd(width)}${figuresOf(job, row)}  ${factsOf(row)}`),
    ...shareOfPeak(job, record),
    ...secondCore(record),
    ...record.goals.map(goalLine),
    ...blasWarning(record.rows),
  ];
}

/** @param {Job} job @param {Row} row */
function figuresOf({ figures }, { seconds, times, part }) {
  return figures
    .map(({ key, unit }) => {
      const shown = `${part === undefined ? "" : "≈ "}${time(seconds[key].median, unit)}`;
      return shown.padStart(11) + (key in times ? ratio(times[key]) : "").padStart(9);
    })
    .join(" ");
}

/** @param {Row} row */
function factsOf({ accuracy, loss, version, blas, peakMemory, once, part, seconds }) {
  const turns = Object.values(seconds);
  const spread = Math.max(...turns.map(({ all }) => Math.max(...all) / Math.min(...all)));
  const several = turns.some(({ all }) => all.length > 1);
  const whole = several && `slowest ${significant(100 * (spread - 1))} % over fastest`;
  const how = part !== undefined ? `from ${significant(100 * part)} % of it` : once ? "once" : whole;
  return [
    accuracy !== undefined && `${significant(100 * accuracy)} %`,
    loss !== undefined && `loss ${loss}`,
    megabytes(peakMemory),
    how,
    version,
    blas,
  ]
    .filter(Boolean)
    .join(", ");
}

/** @param {Job} job @param {import("./record.mjs").JobRecord} record */
function shareOfPeak(job, record) {
  const speed = speedOf(job, record);
  if (speed === undefined) return [];
  const { rate, peak } = speed;
  const share = `${significant((100 * rate) / peak)} % of the ${significant(peak)} that WebAssembly reaches here`;
  return [`  kobai: ${significant(rate)} GFLOP/s counted as if dense, ${share} in registers`];
}

/** @param {import("./record.mjs").JobRecord} record */
function secondCore({ twoCores }) {
  if (twoCores === undefined) return [];
  const all = twoCores.all.map(significant).join(", ");
  return [
    `  two cores: ${significant(twoCores.median)} times as fast as one where threads share nothing (${all})`,
  ];
}

/** @param {import("./record.mjs").Verdict} verdict */
function goalLine({ figure, ours, other, atMost, measured, reached }) {
  const wanted = `${ours}, ${figure}: at most ${fraction(atMost)} of ${other}`;
  const got = measured === undefined ? "not measured" : `is ${fraction(measured)}`;
  return `  ${reached ? "reached    " : "NOT REACHED"}  ${wanted}, ${got}`;
}

/** @param {Row[]} rows */
function blasWarning(rows) {
  const slow = rows.some(({ blas = "" }) => /\blibblas/.test(blas) && !/openblas|atlas|blis|mkl/.test(blas));
  return slow
    ? [
        "  libblas alone is Debian's reference BLAS, several times slower: libopenblas0-pthread brings a fast one",
      ]
    : [];
}
