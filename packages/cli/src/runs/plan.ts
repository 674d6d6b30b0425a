// From data and settings to everything `fit` needs: the rows to learn from and to validate by, the untrained model with
// its scaling and names, the optimizer.
import {
  type ActivationName,
  dense,
  type InputColumn,
  isSource,
  type LossName,
  type Model,
  minmaxScaling,
  network,
  type Scaling,
  type SourceScaling,
  sourceScaling,
  split,
  splitSource,
  standardScaling,
} from "kobai";
import { fail as failData } from "../data/errors.js";
import { type Rows, rowsIn } from "../data/rows.js";
import type { TrainingData } from "../data/training.js";
import { fail as failOption } from "../options/errors.js";
import type { TrainSettings } from "../options/train.js";
import { count } from "../output/numbers.js";
import { chooseRecipe } from "../presets/choose.js";
import type { DataShape, Reasons, Recipe } from "../presets/recipe.js";

export interface Plan {
  readonly recipe: Recipe;
  readonly reasons: Reasons;
  /** The rows to learn from, without those set aside. */
  readonly rows: Rows;
  readonly rowCount: number;
  readonly validation?: Rows;
  readonly untrained: Model;
}

/** Throws "data/loss…", "data/validation-empty", "data/batch-size", "option/hidden-total". */
export async function planTraining(
  { dataset, shape, names }: TrainingData,
  settings: TrainSettings,
): Promise<Plan> {
  const { recipe, reasons } = chooseRecipe(settings, shape);
  checkLoss(recipe.loss, shape);
  checkSize(recipe, shape);
  const [rows, validation] = await setAside(dataset, shape, {
    share: recipe.validation,
    seed: settings.seed,
  });
  const left = rowsIn(rows, shape.inputSize);
  if (settings.batchSize !== undefined && settings.batchSize > left)
    failData("data/batch-size", { rows: left, got: settings.batchSize });
  return {
    recipe: { ...recipe, batchSize: Math.min(recipe.batchSize, left) },
    reasons,
    rows,
    rowCount: left,
    ...(validation && { validation }),
    untrained: {
      ...untrainedNetwork(recipe, shape, settings.seed),
      ...(await scalings(recipe, shape, { rows, columns: names.columns?.inputs ?? [] })),
      ...names,
    },
  };
}

function checkLoss(loss: LossName, { classes, yesNo }: DataShape): void {
  if (yesNo) {
    if (loss === "cross-entropy") failData("data/loss-labels", { loss });
    return;
  }
  if (!classes && loss.endsWith("cross-entropy")) failData("data/loss", { loss });
}

const mostParameters = 1e8;

function checkSize({ hidden }: Recipe, { inputSize, outputSize }: DataShape): void {
  const sizes = [inputSize, ...hidden, outputSize];
  const parameters = sizes.slice(1).reduce((sum, size, i) => sum + size * (sizes[i] + 1), 0);
  if (parameters > mostParameters)
    failOption("option/hidden-total", { got: hidden.join(","), parameters: count(parameters) });
}

async function setAside(
  data: Rows,
  { rows, inputSize }: DataShape,
  { share, seed }: { share: number; seed: number },
): Promise<[rows: Rows, validation?: Rows]> {
  if (share === 0) return [data];
  const taken = Math.round(share * rows);
  if (taken === 0 || taken === rows) failData("data/validation-empty", { share, rows });
  return isSource(data) ? splitSource(data, { share, seed }) : split(data, { inputSize, share, seed });
}

function untrainedNetwork({ hidden, activation, loss }: Recipe, shape: DataShape, seed: number) {
  const layers = [
    ...hidden.map((size) => dense(size, activation)),
    dense(shape.outputSize, outputActivation(loss, shape)),
  ];
  return network({ inputSize: shape.inputSize, seed }, layers);
}

/** Classes are told by probabilities: softmax where they compete, sigmoid where the loss looks at each alone. */
export function outputActivation(
  loss: LossName,
  { classes, yesNo }: Pick<DataShape, "classes" | "yesNo">,
): ActivationName {
  if (yesNo) return "sigmoid";
  if (!classes) return "identity";
  return loss === "cross-entropy" ? "softmax" : "sigmoid";
}

/** Fitted on the rows to learn from alone: the validation rows must not be known in any way. */
async function scalings(
  { scale }: Recipe,
  { inputSize, outputSize, classes, yesNo }: DataShape,
  { rows, columns }: { rows: Rows; columns: readonly InputColumn[] },
) {
  const scaling: { scaling?: Scaling; targetScaling?: Scaling } = {};
  if (scale === "none") return scaling;
  const inputs = await scalingOf(rows, { kind: scale, part: "inputs", size: inputSize });
  scaling.scaling = ofNumbers(inputs, columns);
  if (!classes && !yesNo)
    scaling.targetScaling = await scalingOf(rows, { kind: "standard", part: "targets", size: outputSize });
  return scaling;
}

export async function scalingOf(rows: Rows, of: SourceScaling): Promise<Scaling> {
  if (isSource(rows)) return sourceScaling(rows, of);
  const { kind, part, size } = of;
  return (kind === "minmax" ? minmaxScaling : standardScaling)(rows[part]!, size);
}

/** Categories are 0 or 1 already and stay so: scaled, a rare one would count more than all others together. */
function ofNumbers({ kind, offset, factor }: Scaling, columns: readonly InputColumn[]): Scaling {
  const isCategory = columns.flatMap(({ categories }) =>
    categories === undefined ? [false] : categories.map(() => true),
  );
  return {
    kind,
    offset: offset.map((value, i) => (isCategory[i] ? 0 : value)),
    factor: factor.map((value, i) => (isCategory[i] ? 1 : value)),
  };
}
