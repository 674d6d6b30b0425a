// @ts-check
// Keeps each job's last record in bench/results, and makes them those that the READMEs show: docs/bench.json and the
// tables between the markers.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { jobs } from "../jobs/index.mjs";
import { markdown } from "./markdown.mjs";

/** @typedef {import("./record.mjs").JobRecord} JobRecord @typedef {import("./words.mjs").Language} Language */

const root = fileURLToPath(new URL("../..", import.meta.url));
const results = `${root}bench/results`;
const shown = `${root}docs/bench.json`;
const begin = "<!-- bench: written by npm run bench -- --publish -->";
const end = "<!-- /bench -->";

/** @type {[Language, string][]} */
const readmes = [
  ["en", `${root}README.md`],
  ["ja", `${root}README.ja.md`],
];

/** @param {JobRecord} record */
export function keep(record) {
  mkdirSync(results, { recursive: true });
  writeFileSync(`${results}/${record.job}.json`, `${JSON.stringify(record, null, 2)}\n`);
}

/** The last record of each job becomes the one that the READMEs show; a job without one stays as it was. */
export function publish() {
  const before = published();
  const records = jobs.flatMap(({ name }) => {
    const record = recordIn(`${results}/${name}.json`) ?? before.find(({ job }) => job === name);
    return record === undefined ? [] : [record];
  });
  writeFileSync(shown, `${JSON.stringify(records, null, 2)}\n`);
  for (const [language, path] of readmes)
    writeFileSync(path, withTables(readFileSync(path, "utf8"), language, records));
}

/** @returns {JobRecord[]} */
export function published() {
  return recordIn(shown) ?? [];
}

/** @param {string} path */
function recordIn(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** A README's text with the tables of these records. @param {string} text @param {Language} language
 * @param {JobRecord[]} records */
export function withTables(text, language, records) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README: expected the marks ${begin} and ${end}`);
  const parts = records.map((record) => ({ job: jobOf(record), record }));
  return `${text.slice(0, from + begin.length)}\n${markdown(parts, language)}\n${text.slice(to)}`;
}

/** @param {JobRecord} record */
function jobOf({ job }) {
  const found = jobs.find(({ name }) => name === job);
  if (found === undefined) throw new Error(`docs/bench.json: no job is called ${job}`);
  return found;
}
