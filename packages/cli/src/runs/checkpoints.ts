// A folder that a run can go on from: run.json says which run it is, step-….safetensors where it stands.
// The last two are kept: should a disk lose the newest, the one before it is there.
import { readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { type Checkpoint, KobaiError, loadCheckpoint, saveCheckpoint } from "kobai";
import { makeFolder, readBytes } from "../files/read.js";
import { writeAtomically } from "../files/write.js";
import { differences, type RunDescription } from "./description.js";
import { fail } from "./errors.js";

const kept = 2;
const checkpointName = /^step-(\d{12})\.safetensors$/;
const descriptionName = "run.json";

export interface CheckpointFolder {
  readonly path: string;
  /** Where to go on from; absent at the beginning. */
  readonly resume?: Checkpoint;
  readonly save: (checkpoint: Checkpoint) => Promise<void>;
}

/** Throws "run/occupied", "run/nothing", "run/differs", "run/damaged" and what reading and writing files throws. */
export async function openCheckpoints(
  path: string,
  { resume, description }: { resume: boolean; description: RunDescription },
): Promise<CheckpointFolder> {
  await makeFolder(path);
  const names = await checkpointNames(path);
  const save = (checkpoint: Checkpoint) => saveIn(path, checkpoint);
  if (!resume) {
    if (names.length > 0) fail("run/occupied", { folder: path });
    await writeAtomically(join(path, descriptionName), jsonBytes(description));
    return { path, save };
  }
  if (names.length === 0) fail("run/nothing", { folder: path });
  const differing = differences(await readDescription(path), description);
  if (differing.length > 0) fail("run/differs", { folder: path, differences: differing });
  return { path, save, resume: await newestReadable(path, names) };
}

/** From the oldest to the newest. */
async function checkpointNames(path: string): Promise<string[]> {
  return (await readdir(path)).filter((name) => checkpointName.test(name)).sort();
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
}

async function readDescription(path: string): Promise<RunDescription> {
  const text = new TextDecoder().decode(await readBytes(join(path, descriptionName)));
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === "object" && value !== null) return value as RunDescription;
  } catch {
    // told below, as for any other text that is not ours
  }
  return fail("run/damaged", { folder: path });
}

/** The newest checkpoint, or the one before it when the newest cannot be read. */
async function newestReadable(path: string, names: readonly string[]): Promise<Checkpoint> {
  const load = async (name: string) => loadCheckpoint(await readBytes(join(path, name)));
  const newestFirst = names.toReversed();
  for (const name of newestFirst.slice(0, -1)) {
    try {
      return await load(name);
    } catch (error) {
      if (!(error instanceof KobaiError)) throw error;
    }
  }
  return load(newestFirst[newestFirst.length - 1]);
}

async function saveIn(path: string, checkpoint: Checkpoint): Promise<void> {
  const name = `step-${String(checkpoint.step).padStart(12, "0")}.safetensors`;
  await writeAtomically(join(path, name), saveCheckpoint(checkpoint));
  const older = (await checkpointNames(path)).slice(0, -kept);
  for (const old of older) await unlink(join(path, old));
}
