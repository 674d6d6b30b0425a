// What a category that training has not seen is taken for: a mistake, or none of the known ones.
import type { Unseen } from "@kobai/tables";
import type { Command } from "commander";
import { oneOf } from "./values.js";

const unseenNames = ["error", "ignore"] as const satisfies readonly Unseen[];

export function takesUnseen(command: Command): Command {
  return command.option(
    "--unseen <NAME>",
    `a category that training has not seen: ${unseenNames.join(", ")} (default: error)`,
  );
}

/** Throws "option/name". */
export function readUnseen(text = "error"): Unseen {
  return oneOf("--unseen", text, unseenNames);
}
