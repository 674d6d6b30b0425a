// The recipe that follows from the data alone, with its reasons. How good it is, bench/auto.mjs measures on tables of
// every kind; each number below was tried there.
import { counted } from "../output/numbers.js";
import { type DataShape, naturalLoss, naturalScale, type Preset, type Recipe } from "./recipe.js";

export function autoPreset(shape: DataShape): Preset {
  const batchSize = Math.min(shape.rows, 32);
  const validation = autoValidation(shape);
  const epochs = autoEpochs(shape.rows);
  const recipe: Recipe = {
    hidden: [autoHiddenSize(shape)],
    activation: "relu",
    loss: naturalLoss(shape),
    optimizer: "adam",
    learningRate: 0.01,
    schedule: "linear",
    l2: autoL2(shape),
    batchSize,
    epochs,
    validation,
    stopping: { patience: Math.ceil(epochs / 2), minImprovement: 0 },
    scale: naturalScale(shape),
  };
  return { recipe, reasons: reasonsFor(shape, recipe) };
}

/** The power of two next above twice the geometric mean of inputs and outputs, from 64 to 256; the more rows, the more
 * units are worth it. */
export function autoHiddenSize({ rows, inputSize, outputSize }: DataShape): number {
  const least = rows < 400 ? 64 : rows < 5000 ? 128 : 256;
  return Math.min(256, Math.max(least, powerOfTwoAbove(2 * Math.sqrt(inputSize * outputSize))));
}

function powerOfTwoAbove(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}

/** Rows set aside judge by chance where they are few: below these many all are better learned from. */
const enough = { rows: 2000, ofRarest: 100 };

/** A tenth, at most 10,000 rows. */
export function autoValidation({ rows, rarest = rows }: DataShape): number {
  return rows < enough.rows || rarest < enough.ofRarest ? 0 : Math.min(0.1, 10_000 / rows);
}

/** 2,000 steps of 32 rows for up to 500 rows, and 8 times as many for 16 times the rows. */
export function autoEpochs(rows: number): number {
  const times = Math.max(1, rows / 500);
  const steps = 2000 * Math.sqrt(times * Math.sqrt(times));
  return Math.max(10, Math.ceil(steps / Math.ceil(rows / 32)));
}

/** Weights near 0 are what is believed before any row is seen; each row makes that count less. Numbers carry more noise
 * than classes, and the classes of a handful of rows next to none. Two digits are readable, and enough. */
function autoL2({ rows, classes, yesNo }: DataShape): number {
  const belief = classes || yesNo ? Math.min(6, 0.3 * Math.sqrt(rows)) : 10;
  return Number((belief / rows).toPrecision(2));
}

function reasonsFor(shape: DataShape, recipe: Recipe) {
  const { inputSize } = shape;
  return {
    network: `one hidden layer of ${recipe.hidden[0]}, for ${counted(inputSize, "input")} and ${outputsText(shape)}`,
    training: trainingReason(shape, recipe),
    inputs: scaleReasons[shape.pixels ? "none" : recipe.scale],
  };
}

function outputsText({ outputSize, classes, yesNo }: DataShape): string {
  if (classes) return counted(outputSize, "class", "classes");
  return counted(outputSize, yesNo ? "label" : "output");
}

const scaleReasons = {
  none: "grey values from 0 to 1 need no scaling",
  standard: "so that every column counts alike",
  minmax: "so that every column counts alike, and the zeros, which most cells are, stay 0",
};

function trainingReason({ rows, rarest = rows, yesNo }: DataShape, { validation }: Recipe): string {
  if (validation > 0)
    return `${counted(Math.round(rows * validation), "row")} set aside to judge each epoch by; the best one is kept`;
  const all =
    rows < enough.rows
      ? `all ${counted(rows, "row")} are learned from`
      : `the rarest ${yesNo ? "answer" : "class"} has only ${counted(rarest, "row")}, so that all are learned from`;
  return `${all}; L2 and shrinking steps keep it from learning them by heart`;
}
