// A folder that a run can go on from: run.json says which run it is, step-….safetensors where it stands.
// The last two are kept: should a disk lose the newest, the one before it is there.
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { type Checkpoint, KobaiError, loadCheckpoint, saveCheckpoint } from "kobai";
import { makeFolder } from "../files/folder.js";
import { readBytes, readNames } from "../files/read.js";
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

/** Throws "run/occupied", "run/nothing", "run/differs", "run/damaged", "run/unreadable" and what reading and writing
 * files throws; `save` throws "run/unsaved". */
export async function openCheckpoints(
  path: string,
  { resume, description }: { resume: boolean; description: RunDescription },
): Promise<CheckpointFolder> {
  await makeFolder(path);
  const names = await checkpointNames(path);
  const save = saverIn(path, names.length > 0);
  if (!resume) {
    if (names.length > 0) fail("run/occupied", { folder: path });
    await writeAtomically(join(path, descriptionName), jsonBytes(description));
    return { path, save };
  }
  if (names.length === 0) fail("run/nothing", { folder: path });
  const differing = differences(await readDescription(path), description);
  if (differing.length > 0) fail("run/differs", { folder: path, differences: differing });
  const checkpoint = await newestReadable(path, names);
  await removeOld(path);
  return { path, save, resume: checkpoint };
}

/** From the oldest to the newest. */
async function checkpointNames(path: string): Promise<string[]> {
  return (await readNames(path)).filter((name) => checkpointName.test(name)).sort();
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

/** The newest checkpoint, or one before it when the newest cannot be read. */
async function newestReadable(path: string, names: readonly string[]): Promise<Checkpoint> {
  const failures: KobaiError[] = [];
  for (const name of names.toReversed()) {
    try {
      return loadCheckpoint(await readBytes(join(path, name)));
    } catch (error) {
      if (!(error instanceof KobaiError)) throw error;
      failures.push(error);
    }
  }
  const [newest] = failures;
  return fail("run/unreadable", { folder: path, count: failures.length, reason: newest.message }, newest);
}

/** `begun` says whether there is a checkpoint already, for what is told when one cannot be written. */
function saverIn(path: string, begun: boolean): (checkpoint: Checkpoint) => Promise<void> {
  let some = begun;
  return async (checkpoint) => {
    const name = `step-${String(checkpoint.step).padStart(12, "0")}.safetensors`;
    const bytes = saveCheckpoint(checkpoint);
    await writeAtomically(join(path, name), bytes).catch((error) => refuse(error, some));
    some = true;
    await removeOld(path);
  };
}

/** Housekeeping: where it fails, a file more than needed stays until the next checkpoint. */
async function removeOld(path: string): Promise<void> {
  const names = await checkpointNames(path).catch(() => []);
  for (const old of names.slice(0, -kept)) await unlink(join(path, old)).catch(() => {});
}

function refuse(error: unknown, resumable: boolean): never {
  if (!(error instanceof KobaiError)) throw error;
  return fail("run/unsaved", { reason: error.message, resumable }, error);
}
