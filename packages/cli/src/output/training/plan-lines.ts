// What a run will do, before it begins: data, network, training, inputs, and why where the program chose.
import { parameterCount } from "kobai";
import type { TrainingData } from "../../data/training.js";
import { findingFacts, type Told } from "../../findings/lines.js";
import type { Recipe } from "../../presets/recipe.js";
import type { Plan } from "../../runs/plan.js";
import { type Fact, factLines } from "../facts.js";
import { count, counted } from "../numbers.js";
import type { Screen } from "../terminal.js";
import { columnTexts } from "./column-texts.js";

export interface PlanTold {
  readonly data: TrainingData;
  readonly plan: Plan;
  /** What looks wrong with the data. */
  readonly found: readonly Told[];
}

export function planLines(screen: Screen, { data, plan, found }: PlanTold): string[] {
  const { recipe, reasons } = plan;
  const { columns } = data.names;
  const facts: Fact[] = [
    ["data", data.summary, ...data.notes],
    ...(columns ? [["columns", ...columnTexts(columns)] satisfies Fact] : []),
    ["network", networkText(plan), ...because(reasons.network)],
    ["training", trainingText(recipe), ...because(reasons.training ?? validationText(plan))],
    ["inputs", scaleText(plan), ...because(reasons.inputs)],
    ...findingFacts(found),
  ];
  return factLines(facts, screen);
}

function because(reason: string | undefined): string[] {
  return reason === undefined ? [] : [reason];
}

/** `576 - 100 sigmoid - 10 softmax, 58,710 parameters`. */
export function networkText({ untrained }: Pick<Plan, "untrained">): string {
  const layers = untrained.layers.map(({ outputSize, activation }) => `${outputSize} ${activation}`);
  const parameters = counted(parameterCount(untrained.parameters), "parameter");
  return `${[untrained.inputSize, ...layers].join(" - ")}, ${parameters}`;
}

const falling = {
  step: "in stairs",
  linear: "falling evenly to 0",
  exponential: "falling by shares",
  cosine: "falling to 0 along a cosine",
};

export function trainingText({
  optimizer,
  nesterov,
  learningRate,
  schedule,
  l2,
  batchSize,
  epochs,
  stopping,
}: Recipe) {
  const name = nesterov ? `${optimizer} (Nesterov's)` : optimizer;
  const rate = schedule === "constant" ? `${learningRate}` : `${learningRate} ${falling[schedule]}`;
  const most = stopping === undefined ? counted(epochs, "epoch") : `at most ${counted(epochs, "epoch")}`;
  return `${name} at ${rate}, ${l2 ? `L2 ${l2}, ` : ""}batches of ${count(batchSize)}, ${most}`;
}

function validationText({ recipe, rowCount, validation }: Plan): string | undefined {
  if (validation === undefined) return undefined;
  const aside = `${counted(rowCount, "row")} to learn from, the others set aside to judge each epoch by`;
  return recipe.stopping === undefined ? aside : `${aside}; the best epoch is kept`;
}

const scaleTexts: Record<Recipe["scale"], string> = {
  none: "as they are",
  standard: "each to mean 0 and deviation 1",
  minmax: "each to the range from 0 to 1",
};

export function scaleText({ recipe, untrained: { columns } }: Plan): string {
  const withCategories = columns?.inputs.some(({ categories }) => categories !== undefined) ?? false;
  const categories = recipe.scale !== "none" && withCategories ? "; categories are 0 or 1" : "";
  return `${scaleTexts[recipe.scale]}${categories}`;
}
