// Commands that touch files, each in a folder of its own that can be made anew: what the tests of faults disturb.
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadCheckpoint, weightsHash } from "kobai";
import { flowers } from "../data.js";
import { type Call, type Fault, watchFiles } from "./files.mjs";
import { type Ran, runHere } from "./run.js";

export interface Scene {
  readonly name: string;
  /** Words after `kobai`. */
  readonly words: (folder: string) => string[];
  /** What lies in the folder before, beside two tables and a model of an earlier run. */
  readonly prepare?: (folder: string) => Promise<unknown>;
}

export const checkpointsIn = (folder: string) => join(folder, "made", "checkpoints");

const train = (folder: string) => [
  ...["train", join(folder, "flowers.csv"), "--test", join(folder, "test.csv")],
  ...["--hidden", "4", "--epochs", "3", "--batch-size", "16", "--json"],
  ...["--checkpoint", checkpointsIn(folder), "--out", join(folder, "model.safetensors")],
];

/** A run that stopped because its last checkpoint could not be written. */
async function stop(folder: string): Promise<void> {
  const last = ({ name, path }: Call) => name === "rename" && path.includes("step-000000000009");
  await runWatched(train(folder), folder, (call) => (last(call) ? { error: "ENOSPC" } : undefined));
}

export const scenes: readonly Scene[] = [
  { name: "train", words: train },
  { name: "train --resume", words: (folder) => [...train(folder), "--resume"], prepare: stop },
  {
    name: "evaluate",
    words: (folder) => ["evaluate", join(folder, "model.safetensors"), join(folder, "test.csv")],
  },
  {
    name: "predict",
    words: (folder) => [
      ...["predict", join(folder, "model.safetensors"), join(folder, "test.csv")],
      ...["--out", join(folder, "answers.csv")],
    ],
    prepare: (folder) => writeFile(join(folder, "answers.csv"), "kind,probability\nrose,1\n"),
  },
  {
    name: "export",
    words: (folder) => [
      ...["export", join(folder, "model.safetensors"), "--to", "javascript"],
      ...["--out", join(folder, "net.mjs")],
    ],
  },
  { name: "inspect", words: (folder) => ["inspect", join(folder, "model.safetensors")] },
];

/** The words again, to go on where a run has stopped. */
export async function goingOn(words: readonly string[], folder: string): Promise<readonly string[]> {
  if (words[0] !== "train") return words;
  const names = await readdir(checkpointsIn(folder)).catch(() => []);
  const begun = names.some((name) => name.startsWith("step-"));
  return [...words.filter((word) => word !== "--resume"), ...(begun ? ["--resume"] : [])];
}

export async function runWatched(
  words: readonly string[],
  folder: string,
  onCall: (call: Call) => Fault | undefined,
): Promise<Ran> {
  const unwatch = watchFiles(folder, onCall);
  try {
    return await runHere(words);
  } finally {
    unwatch();
  }
}

/** The folder of a scene, which can be made anew at the same path: messages name it. */
export interface Stage {
  readonly folder: string;
  readonly words: readonly string[];
  readonly set: () => Promise<void>;
}

export async function stageOf({ name, words, prepare }: Scene, root: string): Promise<Stage> {
  const folder = join(root, name.replaceAll(" ", ""));
  const original = `${folder}-original`;
  await mkdir(folder);
  await writeFile(join(folder, "flowers.csv"), flowers(40));
  await writeFile(join(folder, "test.csv"), flowers(9, 40));
  const old = ["train", join(folder, "flowers.csv"), "--hidden", "2", "--epochs", "1", "--out"];
  await runHere([...old, join(folder, "model.safetensors")]);
  await prepare?.(folder);
  await cp(folder, original, { recursive: true });
  const set = async () => {
    await rm(folder, { recursive: true });
    await cp(original, folder, { recursive: true });
  };
  return { folder, words: words(folder), set };
}

/** Every file by its name: a digest of what it holds. Throws where a checkpoint cannot be read. */
export async function contents(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const digests = files.map(async ({ name, parentPath }) => {
    const bytes = await readFile(join(parentPath, name));
    // a checkpoint tells how long its epochs took
    if (name.startsWith("step-")) return [name, await weightsHash(loadCheckpoint(bytes).model)];
    return [name, createHash("sha256").update(bytes).digest("hex")];
  });
  return Object.fromEntries(await Promise.all(digests));
}

export const isTemporary = (name: string) => name.endsWith(".kobai-tmp");
