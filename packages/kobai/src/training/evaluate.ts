// How good a model is on data it was not trained on.

import type { Dataset } from "../data/dataset.js";
import { prepare } from "../data/prepare.js";
import { unscale } from "../data/scaling.js";
import { chunksOf, type DataSource } from "../data/source.js";
import { checkLoss, defaultLoss, type LossName } from "../loss/index.js";
import type { Model } from "../model/model.js";
import { outputActivation, outputSize } from "../network/network.js";
import { type Floats, precisionOf } from "../network/parameters.js";
import { answerKind } from "./answers.js";
import { compiledRunner } from "./compiler.js";
import { type LabelScore, LabelScores } from "./label-scores.js";
import {
  Confusion,
  eachRow,
  type Judged,
  RegressionErrors,
  type RegressionScore,
  Scorer,
} from "./metrics.js";

export interface Classification {
  /** By its own reduction: the mean over rows, or for squared-error the sum. */
  readonly loss: number;
  /** The share of right answers. */
  readonly accuracy: number;
  /** confusion[actual][predicted]: how many rows. */
  readonly confusion: number[][];
}

/** Of several targets that say yes or no each. */
export interface Labelling {
  readonly loss: number;
  /** The share of rows in which every label is right. */
  readonly accuracy: number;
  /** Each label by itself. */
  readonly labels: readonly LabelScore[];
}

/** The loss is of scaled targets where the model scales them; the errors are in the units of the targets. */
export interface Regression extends RegressionScore {
  readonly loss: number;
  /** Each target by itself. */
  readonly targets: readonly RegressionScore[];
}

export type Evaluation = Classification | Labelling | Regression;

/** Judges a model by rows with labels (a classification) or targets: labels of yes or no where several
 * have the loss binary-cross-entropy or the columns of the model say so, else a regression.
 *
 * Throws  "data/…" for data that do not fit, "loss/…" for a loss that cannot follow the output, "compile/…"
 */
export async function evaluate(
  model: Model,
  data: Dataset & { readonly labels: NonNullable<Dataset["labels"]> },
  options?: { readonly loss?: LossName },
): Promise<Classification>;
export async function evaluate(
  model: Model,
  data: Dataset | DataSource,
  options?: { readonly loss?: LossName },
): Promise<Evaluation>;
export async function evaluate(
  model: Model,
  data: Dataset | DataSource,
  { loss = model.training?.loss ?? defaultLoss(outputActivation(model)) }: { readonly loss?: LossName } = {},
): Promise<Evaluation> {
  const activation = outputActivation(model);
  checkLoss(loss, activation);
  const { scaling, targetScaling } = model;
  const precision = precisionOf(model.parameters);
  const runner = await compiledRunner(model);
  const scorer = new Scorer();
  const size = outputSize(model);
  const confusion = new Confusion(size);
  const sayYesOrNo = answerKind(model) === "labels" || (loss === "binary-cross-entropy" && size > 1);
  const targets = sayYesOrNo ? new LabelScores(size) : await targetErrors(data, size);
  for await (const chunk of chunksOf(data)) {
    const prepared = prepare(model, chunk, { precision, loss, scaling, targetScaling });
    const judged: Judged = { data: prepared, logits: runner.logits(prepared.inputs), activation, loss };
    scorer.add(judged);
    if (prepared.classes) confusion.add(judged);
    else if (targets instanceof LabelScores) targets.add(judged);
    else targets.add(outputsOf(model, judged), chunk.targets!);
  }
  const { loss: value, accuracy } = scorer.score(loss);
  if (accuracy !== undefined) return { loss: value, accuracy, confusion: confusion.matrix };
  return { loss: value, ...targets.score() };
}

/** Their means must be known before. Rows with labels have none: one chunk tells. */
async function targetErrors(data: Dataset | DataSource, size: number): Promise<RegressionErrors> {
  const errors = new RegressionErrors(size);
  for await (const { targets } of chunksOf(data)) {
    if (targets === undefined) break;
    errors.addTargets(targets);
  }
  return errors;
}

/** In the units of the targets. */
function outputsOf({ targetScaling }: Model, judged: Judged): Floats {
  const outputs = new Float64Array(judged.logits.length);
  const size = outputs.length / judged.data.rows;
  eachRow(judged, ({ output }, row) => {
    outputs.set(output, row * size);
  });
  return targetScaling ? unscale(outputs, targetScaling) : outputs;
}
