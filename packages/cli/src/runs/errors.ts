// What can be wrong with a folder of checkpoints.
import { type Fail, thrower } from "kobai";
import { printable } from "../output/text.js";

type Folder = { folder: string };

export const runMessages = {
  "run/occupied": ({ folder }: Folder) =>
    `--checkpoint: expected a folder without checkpoints, got those of another run in ${printable(folder)}. Go on with --resume, or name another folder.`,
  "run/nothing": ({ folder }: Folder) =>
    `--resume: expected a checkpoint in ${printable(folder)}, got none. Leave --resume out to begin.`,
  "run/differs": ({ folder, differences }: Folder & { differences: readonly Difference[] }) =>
    `--resume: expected the run that ${printable(folder)} began, got another ${differences.map(told).join(", ")}. Give the same command, or leave --resume out and name another folder.`,
  "run/damaged": ({ folder }: Folder) =>
    `--resume: expected run.json of ${printable(folder)} to describe the run, got something else. Begin again in another folder.`,
  "run/unreadable": ({ folder, count, reason }: Folder & { count: number; reason: string }) =>
    `--resume: expected a whole checkpoint in ${printable(folder)}, got ${count === 1 ? "one that cannot" : `${count} that cannot`} be read. Begin again in another folder. (${printable(reason)})`,
  "run/unsaved": ({ reason, resumable }: { reason: string; resumable: boolean }) =>
    `${printable(reason)} Then go on with the same command${resumable ? " and --resume: the checkpoints before this one are whole" : ""}.`,
};

export interface Difference {
  readonly name: string;
  readonly before: string;
  readonly now: string;
}

function told({ name, before, now }: Difference): string {
  return name === "data" ? "data" : `${name} (before ${printable(before)}, now ${printable(now)})`;
}

export const fail: Fail<typeof runMessages> = thrower(runMessages);
