// The command that makes the same weights again.
import type { RawTrainFlags } from "../options/train.js";
import { shellCommand } from "../output/shell.js";

/** Flags that change no weight: where results go, and how a run is watched or stopped. */
const aside: ReadonlySet<keyof RawTrainFlags> = new Set([
  "out",
  "checkpoint",
  "resume",
  "json",
  "threads",
  "memory",
  "report",
]);

export function reproducingCommand(data: string, raw: RawTrainFlags, seed: number): string {
  const flags = Object.entries({ ...raw, seed: String(seed) }).filter(
    ([name, value]) => !aside.has(name as keyof RawTrainFlags) && value !== undefined && value !== false,
  );
  const words = flags.flatMap(([name, value]) =>
    value === true ? [dashed(name)] : [dashed(name), String(value)],
  );
  return shellCommand(["kobai", "train", data, ...words]);
}

/** `learningRate` → `--learning-rate`. */
function dashed(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
