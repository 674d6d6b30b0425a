// How good a model is on data it was not trained on.

import type { Dataset } from "../data/dataset.js";
import { prepare } from "../data/prepare.js";
import { unscale } from "../data/scaling.js";
import { checkLoss, defaultLoss, type LossName } from "../loss/index.js";
import type { Model } from "../model/model.js";
import { outputActivation, outputSize } from "../network/network.js";
import { precisionOf } from "../network/parameters.js";
import { compiledRunner } from "./compiler.js";
import {
  confusionMatrix,
  eachRow,
  type Judged,
  type RegressionScore,
  regressionScore,
  score,
} from "./metrics.js";

export interface Classification {
  /** By its own reduction: the mean over rows, or for squared-error the sum. */
  readonly loss: number;
  /** The share of right answers. */
  readonly accuracy: number;
  /** confusion[actual][predicted]: how many rows. */
  readonly confusion: number[][];
}

/** The loss is of scaled targets where the model scales them; the errors are in the units of the targets. */
export interface Regression extends RegressionScore {
  readonly loss: number;
}

export type Evaluation = Classification | Regression;

/** Judges a model by rows with labels (a classification) or targets (a regression).
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
  data: Dataset,
  options?: { readonly loss?: LossName },
): Promise<Evaluation>;
export async function evaluate(
  model: Model,
  data: Dataset,
  { loss = model.training?.loss ?? defaultLoss(outputActivation(model)) }: { readonly loss?: LossName } = {},
): Promise<Evaluation> {
  checkLoss(loss, outputActivation(model));
  const { scaling, targetScaling } = model;
  const precision = precisionOf(model.parameters);
  const prepared = prepare(model, data, { precision, loss, scaling, targetScaling });
  const runner = await compiledRunner(model);
  const judged: Judged = {
    data: prepared,
    logits: runner.logits(prepared.inputs),
    activation: outputActivation(model),
    loss,
  };
  const { loss: value, accuracy } = score(judged);
  return accuracy === undefined
    ? { loss: value, ...regression(model, judged, data) }
    : { loss: value, accuracy, confusion: confusionMatrix(judged) };
}

function regression(model: Model, judged: Judged, { targets }: Dataset): RegressionScore {
  const size = outputSize(model);
  const outputs = new Float64Array(judged.logits.length);
  eachRow(judged, (output, _, row) => {
    outputs.set(output, row * size);
  });
  const inUnits = model.targetScaling ? unscale(outputs, model.targetScaling) : outputs;
  return regressionScore(inUnits, targets!, size);
}
