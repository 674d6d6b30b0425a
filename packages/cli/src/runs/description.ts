// What makes a run the same run: everything that decides its weights, by the names a person knows.
import { createHash } from "node:crypto";
import { chunksOf, type Dataset } from "kobai";
import type { Rows } from "../data/rows.js";
import type { TrainFlags } from "../options/train.js";
import type { Recipe } from "../presets/recipe.js";
import type { Difference } from "./errors.js";

/** Each setting as text. */
export type RunDescription = Readonly<Record<string, string>>;

export async function describeRun(
  { settings, missing, targets = [] }: TrainFlags,
  recipe: Recipe,
  data: Rows,
): Promise<RunDescription> {
  return {
    data: await digest(data),
    "--target": targets.join(","),
    "--missing": missing,
    "--hidden": recipe.hidden.join(",") || "none",
    "--activation": recipe.activation,
    "--loss": recipe.loss,
    "--optimizer": recipe.optimizer,
    Nesterov: recipe.nesterov ? "on" : "off",
    L2: String(recipe.l2 ?? 0),
    "--learning-rate": String(recipe.learningRate),
    "--schedule": recipe.schedule,
    "--batch-size": String(recipe.batchSize),
    "--epochs": String(recipe.epochs),
    "--validation": String(recipe.validation),
    stopping: recipe.stopping ? `after ${recipe.stopping.patience} epochs` : "none",
    "--scale": recipe.scale,
    "--seed": String(settings.seed),
    "--precision": settings.precision,
    "--fast": settings.fast ? "on" : "off",
  };
}

/** SHA-256 over all numbers of the data: of all rows the inputs, then the answers. */
async function digest(data: Rows): Promise<string> {
  const hash = createHash("sha256");
  const add = (part: Dataset["inputs"] | Dataset["labels"]) =>
    part && hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  for await (const { inputs } of chunksOf(data)) add(inputs);
  for await (const { labels, targets } of chunksOf(data)) add(labels ?? targets);
  return hash.digest("hex");
}

export function differences(before: RunDescription, now: RunDescription): Difference[] {
  return Object.keys(now)
    .filter((name) => before[name] !== now[name])
    .map((name) => ({ name, before: before[name] ?? "nothing", now: now[name] }));
}
