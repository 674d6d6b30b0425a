// @ts-check
// Records as the tables of README.md and README.ja.md.
import { megabytes, ratio, significant, time } from "./numbers.mjs";
import { isOurs, speedOf } from "./record.mjs";
import { words } from "./words.mjs";

/** @typedef {import("./words.mjs").Language} Language @typedef {import("../jobs/job.mjs").Job} Job */
/** @typedef {import("./record.mjs").JobRecord} JobRecord @typedef {import("./record.mjs").Row} Row */

/** @param {{ job: Job, record: JobRecord }[]} parts @param {Language} language */
export function markdown(parts, language) {
  return parts.map(({ job, record }) => table(job, record, language)).join("\n\n");
}

/** @param {Job} job @param {JobRecord} record @param {Language} language */
function table(job, record, language) {
  const { rows } = record;
  const [{ key }] = job.figures;
  const sorted = [...rows].sort((a, b) => b.seconds[key].median - a.seconds[key].median);
  const headings = [...job.figures.map(({ title }) => title[language]), words[language].memory];
  return [
    `**${job.letter}.** ${job.title[language]}`,
    "",
    `| | ${headings.join(" | ")} |`,
    `|---|${headings.map(() => "---:|").join("")}`,
    ...sorted.map((row) => rowLine(job, row, language)),
    "",
    [slower(job, sorted, language), speed(job, record, language), secondCore(record, language)].join("") +
      where(record, language),
  ].join("\n");
}

/** @param {Job} job @param {Row} row @param {Language} language */
function rowLine({ figures, contenders }, row, language) {
  const strong = (/** @type {string} */ text) => (isOurs(row) ? `**${text}**` : text);
  const note = contenders.find(({ name }) => name === row.name)?.note;
  const name = strong(words[language].name(row.name)) + (note ? ` (${note[language]})` : "");
  const cells = figures.map(({ key, unit }) => {
    const shown = `${row.part === undefined ? "" : "≈ "}${time(row.seconds[key].median, unit)}`;
    return strong(shown) + (key in row.times && !isOurs(row) ? ` (${ratio(row.times[key])})` : "");
  });
  return `| ${[name, ...cells, megabytes(row.peakMemory)].join(" | ")} |`;
}

/** Says plainly where we lose. @param {Job} job @param {Row[]} rows @param {Language} language */
function slower({ figures }, rows, language) {
  const { name, comma, slower, than, at, fastest } = words[language];
  const parts = figures.flatMap(({ key, title }) => {
    const faster = rows.filter((row) => !isOurs(row) && row.times[key] < 1);
    const names = faster.map((row) => name(row.name)).join(comma);
    return names === "" ? [] : [figures.length > 1 ? at(title[language], names) : than(names)];
  });
  return parts.length > 0 ? slower(parts) : fastest;
}

/** @param {Job} job @param {JobRecord} record @param {Language} language */
function speed(job, record, language) {
  const found = speedOf(job, record);
  if (found === undefined) return "";
  const { rate, peak } = found;
  const share = significant((100 * rate) / peak);
  return words[language].speed({ rate: significant(rate), share, peak: significant(peak) });
}

/** @param {JobRecord} record @param {Language} language */
function secondCore({ twoCores }, language) {
  return twoCores === undefined ? "" : words[language].twoCores(significant(twoCores.median));
}

/** @param {JobRecord} record @param {Language} language */
function where({ machine: { cpu, node }, date, rounds }, language) {
  return words[language].where({ cpu, node, date, rounds });
}
