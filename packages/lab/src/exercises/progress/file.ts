// Progress as a file, to be taken to another machine or handed in: JSON that a person can read.
import { KobaiError } from "kobai";
import type { Progress } from "./record.js";
import { type Expected, keptFrom, objectAt, Unsound } from "./schema.js";

/** What can be wrong with a file; the catalogue says it in the reader's language. */
export interface FileFailures {
  "progress/too-large": { megabytes: number; most: number };
  "progress/json": object;
  "progress/format": object;
  "progress/version": { version: string };
  "progress/exercise": { id: string };
  "progress/value": { place: string; expected: Expected };
}

const format = "kobai progress";
const version = 1;
const mostBytes = 4_000_000;

export function printProgress(progress: Progress, now: Date): string {
  const exercises = Object.fromEntries(progress);
  return `${JSON.stringify({ format, version, saved: now.toISOString(), exercises }, null, 1)}\n`;
}

/** Throws a KobaiError with a code of FileFailures. `known` are the ids that this lab has. */
export function parseProgress(text: string, known: readonly string[]): Progress {
  if (text.length > mostBytes)
    fail("progress/too-large", { megabytes: text.length / 1e6, most: mostBytes / 1e6 });
  const file = jsonObject(text);
  if (file.format !== format) fail("progress/format", {});
  if (file.version !== version) fail("progress/version", { version: String(file.version).slice(0, 20) });
  try {
    const entries = Object.entries(objectAt(file.exercises, "exercises"));
    for (const [id] of entries) if (!known.includes(id)) fail("progress/exercise", { id: id.slice(0, 40) });
    return new Map(entries.map(([id, kept]) => [id, keptFrom(kept, `exercises.${id}`)]));
  } catch (error) {
    if (error instanceof Unsound) fail("progress/value", { place: error.place, expected: error.expected });
    throw error;
  }
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    return objectAt(JSON.parse(text), "");
  } catch {
    return fail("progress/json", {});
  }
}

function fail<Code extends keyof FileFailures>(code: Code, fields: FileFailures[Code]): never {
  throw new KobaiError(code, fields, code);
}
