// A model from its file.
import { KobaiError, load, type Model } from "kobai";
import { readBytes } from "../files/read.js";
import { fail } from "./errors.js";

/** Throws "command/model" with what `load` has to say, and what reading a file throws. */
export async function openModel(path: string): Promise<Model> {
  const bytes = await readBytes(path);
  try {
    return load(bytes);
  } catch (error) {
    if (!(error instanceof KobaiError)) throw error;
    return fail("command/model", { path, reason: error.message.replace(/^model file(: |, )/, "") }, error);
  }
}
