// The recipe that follows from the data alone, with its reasons.
import { counted } from "../output/numbers.js";
import { type DataShape, naturalLoss, naturalScale, type Preset, type Recipe } from "./recipe.js";

/** Steps after which a network of this kind has long learned what it can. */
const stepBudget = 50_000;

export function autoPreset(shape: DataShape): Preset {
  const batchSize = autoBatchSize(shape.rows);
  const validation = autoValidation(shape.rows);
  const epochs = autoEpochs(shape.rows, batchSize);
  const recipe: Recipe = {
    hidden: [autoHiddenSize(shape)],
    activation: "relu",
    loss: naturalLoss(shape),
    optimizer: "adam",
    learningRate: shape.rows < 5000 ? 0.005 : 0.001,
    schedule: "constant",
    batchSize,
    epochs,
    validation,
    ...(validation > 0 && { stopping: { patience: autoPatience(epochs), minImprovement: 0.0005 } }),
    scale: naturalScale(shape),
  };
  return { recipe, reasons: reasonsFor(shape, recipe) };
}

/** The power of two next above twice the geometric mean of inputs and outputs, from 16 to 256, and not so large that
 * the network has more than about ten parameters for each row. */
export function autoHiddenSize({ rows, inputSize, outputSize }: DataShape): number {
  const wanted = 2 * Math.sqrt(inputSize * outputSize);
  const affordable = (10 * rows) / (inputSize + outputSize + 1);
  return Math.min(256, Math.max(16, powerOfTwoAbove(Math.min(wanted, affordable))));
}

/** Small batches for few rows, so that an epoch has enough steps. */
export function autoBatchSize(rows: number): number {
  return Math.min(rows, rows < 500 ? 8 : rows < 2000 ? 16 : 32);
}

/** A tenth, but at most 10,000 rows; none when a tenth would be too few to judge by. */
export function autoValidation(rows: number): number {
  if (rows < 50) return 0;
  return Math.min(0.1, 10_000 / rows);
}

export function autoEpochs(rows: number, batchSize: number): number {
  const stepsPerEpoch = Math.ceil(rows / batchSize);
  return Math.min(500, Math.max(10, Math.ceil(stepBudget / stepsPerEpoch)));
}

/** A tenth of the epochs, from 3 to 20. */
function autoPatience(epochs: number): number {
  return Math.min(20, Math.max(3, Math.ceil(epochs / 10)));
}

function powerOfTwoAbove(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}

function reasonsFor(shape: DataShape, recipe: Recipe) {
  const { inputSize, outputSize, rows, pixels, classes } = shape;
  const outputs = counted(outputSize, classes ? "class" : "output", classes ? "classes" : "outputs");
  return {
    network: `one hidden layer of ${recipe.hidden[0]}, for ${counted(inputSize, "input")} and ${outputs}`,
    training: trainingReason(rows, recipe),
    inputs: pixels ? "grey values from 0 to 1 need no scaling" : "so that every column counts alike",
  };
}

function trainingReason(rows: number, { validation, stopping, epochs }: Recipe): string {
  if (stopping === undefined)
    return `${counted(rows, "row")} are too few to set some aside; ${epochs} epochs`;
  const aside = counted(Math.round(rows * validation), "row");
  return `${aside} set aside; training stops when ${stopping.patience} epochs bring them no improvement, and keeps the best`;
}
