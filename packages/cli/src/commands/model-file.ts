// A model from its file, one of kobai's or one that PyTorch wrote; and the option by which every command that uses a
// model is told what the latter leaves out.
import type { Command } from "commander";
import { type ActivationName, activationNames, KobaiError, load, type Model } from "kobai";
import { readBytes } from "../files/read.js";
import { filled, oneOf } from "../options/values.js";
import { type Difference, fail, type Sizes } from "./errors.js";

export interface ModelFlags {
  readonly activations?: string;
}

/** The argument and the option that name a model. */
export function takesModel(command: Command): Command {
  return command
    .argument("<model>", "a file that kobai train --out has written, or PyTorch's Sequential as safetensors")
    .option("--activations <NAMES>", "one per layer, for a file without kobai metadata: relu,softmax");
}

/** Throws "command/model" with what `load` has to say, "command/activations…", and what reading a file throws. */
export async function openModel(path: string, { activations }: ModelFlags): Promise<Model> {
  const options = activations === undefined ? {} : { activations: activationList(activations) };
  const bytes = await readBytes(path);
  try {
    return load(bytes, options);
  } catch (error) {
    if (!(error instanceof KobaiError)) throw error;
    return refuse(path, error);
  }
}

/** "relu,softmax" → ["relu", "softmax"]. Throws "option/empty", "option/name". */
function activationList(text: string): ActivationName[] {
  const flag = "--activations";
  return filled(flag, text)
    .split(",")
    .map((name) => oneOf(flag, name.trim(), activationNames));
}

/** What the library says about an argument of `load` is said of the flag here. */
function refuse(path: string, error: KobaiError): never {
  const { code, fields, message } = error;
  switch (code) {
    case "load/activations-unknown":
      return fail("command/activations-unknown", { path, ...(fields as { layers: number }) }, error);
    case "load/activations-count":
      return fail("command/activations-count", { path, ...(fields as Sizes) }, error);
    case "load/activations-differ":
      return fail("command/activations-differ", { path, ...(fields as Difference) }, error);
    default:
      return fail("command/model", { path, reason: message.replace(/^model file(: |, )/, "") }, error);
  }
}
