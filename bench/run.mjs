// @ts-check
// Side by side with the peers, in one interleaved run. `npm run bench -- --help` says how.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { jobs } from "./jobs/index.mjs";
import { contest } from "./measure/contest.mjs";
import { machine } from "./measure/machine.mjs";
import { makeScratch } from "./measure/programs.mjs";
import { keep, publish } from "./report/publish.mjs";
import { recordOf } from "./report/record.mjs";
import { terminalLines } from "./report/terminal.mjs";

const usage = `npm run bench -- [options]
  --install          get the peers that npm has, into bench/peers alone; nothing is measured
  --job mnist,tiny   only these jobs, of ${jobs.map(({ name }) => name).join(", ")}
  --only NAME;NAME   only these contenders; their figures are printed and not kept
  --rounds 3         turns of each contender
  --all              slow contenders, too, take every turn and do their whole job: an hour
  --prefix COMMAND   before the command of every contender, such as "nice -n -5"
  --json             the records on stdout as JSON, everything else on stderr
  --publish          write the READMEs' tables from what was measured last; nothing is measured`;

const { values } = parseArgs({
  options: {
    install: { type: "boolean", default: false },
    job: { type: "string", default: jobs.map(({ name }) => name).join(",") },
    only: { type: "string" },
    rounds: { type: "string", default: "3" },
    all: { type: "boolean", default: false },
    prefix: { type: "string", default: "" },
    json: { type: "boolean", default: false },
    publish: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const say = values.json ? console.error : console.log;

/** Where we are, on one line that goes again. @param {string} line */
function progress(line) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
}

if (values.help) console.log(usage);
else if (values.install) install();
else if (values.publish) publish();
else await measure();

/** npm's own words tell what went wrong. */
function install() {
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: folder("peers"), stdio: "inherit" });
  process.exitCode = status ?? 1;
}

async function measure() {
  const { all } = values;
  const rounds = Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds > 0)) refuse(`--rounds: expected 1 or more, got ${values.rounds}`);
  const prefix = values.prefix.split(" ").filter(Boolean);
  const only = values.only && knownContenders(values.only.split(";").map((name) => name.trim()));
  const chosen = knownJobs(values.job.split(","));
  makeScratch();
  const run = { machine: machine(prefix), rounds, date: new Date().toISOString(), all };
  const options = { rounds, all, prefix, tell: say, progress, ...(only && { only }) };
  const records = [];
  for (const job of chosen) {
    const outcome = await contest(job, options);
    progress("");
    if (outcome.measured.length === 0) continue;
    const record = recordOf(job, outcome, run);
    say(terminalLines(job, record).join("\n"));
    if (!only) keep(record);
    records.push(record);
  }
  if (values.json) console.log(JSON.stringify(records));
}

/** @param {string[]} names */
function knownJobs(names) {
  const unknown = names.find((name) => jobs.every((job) => job.name !== name));
  if (unknown !== undefined)
    refuse(`--job: expected ${jobs.map(({ name }) => name).join(", ")}, got ${unknown}`);
  return jobs.filter(({ name }) => names.includes(name));
}

/** @param {string[]} names */
function knownContenders(names) {
  const known = [...new Set(jobs.flatMap(({ contenders }) => contenders.map(({ name }) => name)))];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) refuse(`--only: expected of ${known.join("; ")}, got ${unknown}`);
  return names;
}

/** @param {string} message @returns {never} */
function refuse(message) {
  console.error(`bench: ${message}.`);
  process.exit(2);
}
