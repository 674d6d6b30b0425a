// What must be the same for a training run to go on from a checkpoint: network, data and settings, each as a digest
// or as plain words, so that a difference can be named.
import type { PreparedData } from "../data/prepared.js";
import type { Network } from "../network/network.js";
import { fail } from "./errors.js";
import type { Settings } from "./settings.js";

interface Fingerprint {
  readonly network: string;
  readonly settings: string;
  readonly data: string;
  readonly validation: string;
}

async function digest(data: PreparedData | undefined): Promise<string> {
  if (data === undefined) return "none";
  const parts = [data.inputs, data.targets, data.weights].filter((values) => values !== undefined);
  const hashes = await Promise.all(parts.map((values) => crypto.subtle.digest("SHA-256", values)));
  return hashes.map((hash) => Array.from(new Uint8Array(hash, 0, 8), hex).join("")).join("-");
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
  { data, validation }: { data: PreparedData; validation: PreparedData | undefined },
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
