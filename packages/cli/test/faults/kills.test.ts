// Promise C1: `kill -9` at any moment loses no finished checkpoint and leaves no file that cannot be read; the run that
// goes on ends on the hash of the one that nobody killed. KILLS=1000 for a release (npm run soak).
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { load, loadCheckpoint } from "kobai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flowers } from "../data.js";
import { inTurns, kobai, type Outcome } from "../kobai.js";

const kills = Number(process.env.KILLS ?? 100);
const hook = pathToFileURL(join(import.meta.dirname, "kill.mjs")).href;

/** Optimizers that remember 2, 1 and 0 numbers, both precisions, validation, few and many steps. */
const settings = [
  ["--optimizer", "adam"],
  ["--optimizer", "momentum", "--precision", "f64"],
  ["--optimizer", "gradient-descent", "--batch-size", "4", "--validation", "0.2"],
];
const wordsOf = (kind: number) => [
  ...["train", "flowers.csv", "--hidden", "5", "--epochs", "20", "--json"],
  ...["--checkpoint", "checkpoints", "--out", "model.safetensors", ...settings[kind % settings.length]],
];

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "kobai-kills-"));
});
afterAll(() => rm(root, { recursive: true }));

/** Of the runs that nobody kills, by kind; and how long the last of them took. */
const whole: { hashes: string[]; milliseconds: number } = { hashes: [], milliseconds: 0 };

async function runWhole(kind: number): Promise<void> {
  const folder = await runFolder(`whole-${kind}`);
  const started = performance.now();
  const { code, stdout, stderr } = await kobai(wordsOf(kind), { cwd: folder });
  whole.milliseconds = performance.now() - started;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  whole.hashes[kind] = JSON.parse(stdout).weightsHash;
}

async function runFolder(name: string): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  await writeFile(join(folder, "flowers.csv"), flowers(60));
  return folder;
}

/** One process of a run, ended by SIGKILL: at one of its file calls (before it, behind it, or with half of a write
 * done), or at a moment that nobody chose. With the names of what it had put in its place by then. */
async function killed(folder: string, kind: number, number: number) {
  const log = `${folder}.log`;
  await writeFile(log, "");
  const moment = (["before", "amid", "after"] as const)[number % 3];
  const atCall = number % 2 === 0 ? { at: 1 + ((number * 7919) % 109), moment } : {};
  const killAfter =
    number % 2 === 0 ? undefined : Math.ceil(((1 + ((number * 7919) % 100)) / 100) * whole.milliseconds);
  const env = {
    KOBAI_KILL: JSON.stringify({ folder, log, ...atCall }),
    NODE_OPTIONS: `--import=${hook}`,
  };
  const resume = (await stepNames(folder)).length > 0 ? ["--resume"] : [];
  const outcome = await kobai([...wordsOf(kind), ...resume], { cwd: folder, env, killAfter });
  const finished = (await readFile(log, "utf8")).matchAll(/^rename \S+(step-\d+)/gm);
  return { outcome, finished: Array.from(finished, ([, name]) => name) };
}

async function stepNames(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, "checkpoints")).catch(() => []);
  return names.filter((name) => name.startsWith("step-")).sort();
}

/** Reads every file that is not a temporary one. */
async function expectReadable(folder: string): Promise<void> {
  const read = (...name: string[]) => readFile(join(folder, ...name));
  for (const name of await stepNames(folder)) loadCheckpoint(await read("checkpoints", name));
  const description = await read("checkpoints", "run.json").catch(() => undefined);
  if (description) JSON.parse(description.toString());
  const model = await read("model.safetensors").catch(() => undefined);
  if (model) load(model);
}

async function expectFinished(folder: string, { code, stdout, stderr }: Outcome, kind: number) {
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout).weightsHash).toBe(whole.hashes[kind]);
  const left = await readdir(folder, { recursive: true });
  expect(left.filter((name) => name.endsWith(".kobai-tmp"))).toEqual([]);
}

let attempts = 0;
let done = 0;
let runs = 0;

/** Kills a run until it has come to its end, and begins another one, until there have been enough. */
async function killRuns(): Promise<void> {
  while (done < kills) {
    const run = runs++;
    const kind = run % settings.length;
    const folder = await runFolder(`run-${run}`);
    for (let ended = false; !ended; ) {
      const { outcome, finished } = await killed(folder, kind, attempts++);
      await expectReadable(folder);
      const newest = (await stepNames(folder)).at(-1) ?? "";
      expect(newest >= (finished.sort().at(-1) ?? ""), `${newest} after ${finished}`).toBe(true);
      ended = outcome.signal !== "SIGKILL";
      if (ended) await expectFinished(folder, outcome, kind);
      else done++;
    }
  }
}

test(`${kills} kills lose no finished checkpoint, leave no broken file and change no bit`, {
  timeout: 300_000 + 6_000 * kills,
}, async () => {
  await inTurns([0, 1, 2], runWhole);
  await inTurns([0, 1, 2], killRuns);
  console.log(`${done} kills of ${runs} runs`);
});
