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
