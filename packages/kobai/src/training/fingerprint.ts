// What must be the same for a training run to go on from a checkpoint: network, data and settings, each as a digest
// or as plain words, so that a difference can be named.
import type { PreparedRows } from "../data/prepared.js";
import { inParts } from "../data/rows.js";
import type { Network } from "../network/network.js";
import type { Floats } from "../network/parameters.js";
import { fail } from "./errors.js";
import type { Settings } from "./settings.js";

/** Checked and scaled, in memory or not. */
export interface BothData {
  readonly data: PreparedRows;
  readonly validation: PreparedRows | undefined;
}

interface Fingerprint {
  readonly network: string;
  readonly settings: string;
  readonly data: string;
  readonly validation: string;
}

/** Of so many rows at a time, and then of all digests: rows that are not in memory have the same. */
const rowsOfDigest = 2 ** 14;

async function digest(data: PreparedRows | undefined): Promise<string> {
  if (data === undefined) return "none";
  const digests: Uint8Array<ArrayBuffer>[] = [];
  for await (const { inputs, targets, weights } of inParts(data, rowsOfDigest))
    for (const values of [inputs, targets, weights]) if (values) digests.push(await sha256(values));
  const joined = new Uint8Array(32 * digests.length);
  digests.forEach((hash, i) => {
    joined.set(hash, 32 * i);
  });
  return Array.from(await sha256(joined), hex).join("");
}

async function sha256(values: Floats | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", values));
}

const hex = (byte: number) => byte.toString(16).padStart(2, "0");

/** More epochs may be asked for than the first time, unless the learning rate depends on how many there are. The number
 * of threads changes no bit. */
function settingsThatMatter({ epochs, threads, ...settings }: Settings): object {
  const { learningRate } = settings.optimizer;
  const planned = typeof learningRate === "object" && "to" in learningRate;
  return planned ? { ...settings, epochs } : settings;
}

export async function fingerprintOf(
  { inputSize, seed, layers }: Network,
  settings: Settings,
  { data, validation }: BothData,
): Promise<string> {
  const parts: Fingerprint = {
    network: JSON.stringify({ inputSize, seed, layers }),
    settings: JSON.stringify(settingsThatMatter(settings)),
    data: await digest(data),
    validation: await digest(validation),
  };
  return JSON.stringify(parts);
}

/** Throws "train/resume-differs" naming the first part that differs. */
export function checkFingerprint(checkpoint: string, ours: string): void {
  if (checkpoint === ours) return;
  const theirs = parsed(checkpoint);
  const parts = Object.entries(JSON.parse(ours) as Fingerprint);
  const different = parts.find(([part, value]) => theirs[part] !== value);
  if (different) fail("train/resume-differs", { what: different[0] });
}

function parsed(fingerprint: string): Record<string, unknown> {
  try {
    return Object.assign(Object.create(null), JSON.parse(fingerprint));
  } catch {
    return {};
  }
}
