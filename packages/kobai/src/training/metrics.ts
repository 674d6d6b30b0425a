// How good outputs are: from logits and targets to loss, accuracy, confusion, or the errors of a regression.
// Made in f64 from logits, so that a probability too small for a float still has its loss.
import { classOf } from "../data/classes.js";
import type { PreparedData } from "../data/prepared.js";
import { type LossName, losses } from "../loss/index.js";
import type { ActivationName } from "../network/activations.js";
import type { Floats } from "../network/parameters.js";
import { activate } from "../reference/dense.js";
import type { Score } from "./history.js";

/** A sum over samples as the loss of them all. */
export function reduceLoss(loss: LossName, sum: number, rows: number): number {
  return losses[loss].reduction === "sum" ? sum : sum / rows;
}

export interface Judged {
  readonly data: PreparedData;
  /** [rows][outputSize] */
  readonly logits: Floats;
  readonly activation: ActivationName;
  readonly loss: LossName;
}

/** Calls back with each row's output and target. */
export function eachRow(
  { data, logits, activation }: Omit<Judged, "loss">,
  visit: (output: Float64Array, target: Floats, row: number) => void,
): void {
  const size = logits.length / data.rows;
  for (let row = 0; row < data.rows; row++) {
    const output = activate(activation, Float64Array.from(logits.subarray(row * size, (row + 1) * size)));
    visit(output, data.targets.subarray(row * size, (row + 1) * size), row);
  }
}

/** The loss by its own reduction, and the share of right answers where rows have classes. */
export function score(judged: Judged): Score {
  const { data, logits, loss } = judged;
  const { value } = losses[loss];
  const size = logits.length / data.rows;
  let sum = 0;
  let right = 0;
  eachRow(judged, (output, target, row) => {
    const weight = data.weights ? data.weights[row] : 1;
    sum += weight * value({ logits: logits.subarray(row * size, (row + 1) * size), output, target });
    right += Number(classOf(output) === classOf(target));
  });
  const total = { loss: reduceLoss(loss, sum, data.rows) };
  return data.classes ? { ...total, accuracy: right / data.rows } : total;
}

/** confusion[actual][predicted]: how many rows. */
export function confusionMatrix(judged: Judged): number[][] {
  const outputs = judged.logits.length / judged.data.rows;
  const classes = Math.max(2, outputs);
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  eachRow(judged, (output, target) => {
    matrix[classOf(target)][classOf(output)]++;
  });
  return matrix;
}

export interface RegressionScore {
  /** Mean absolute error and root of the mean squared error, over all outputs, in the units of the targets. */
  readonly mae: number;
  readonly rmse: number;
  /** The share of the targets' variance that is explained, averaged over outputs; 0 for always answering the mean. */
  readonly r2: number;
}

/** Shapes  outputs and targets [rows][size], both in the units of the targets */
export function regressionScore(
  outputs: ArrayLike<number>,
  targets: ArrayLike<number>,
  size: number,
): RegressionScore {
  const columns = Array.from({ length: size }, (_, column) =>
    columnErrors(outputs, targets, { size, column }),
  );
  const mean = (pick: (errors: ColumnErrors) => number) =>
    columns.reduce((sum, errors) => sum + pick(errors), 0) / size;
  return {
    mae: mean(({ absolute }) => absolute),
    rmse: Math.sqrt(mean(({ squared }) => squared)),
    r2: mean(({ squared, variance }) => (variance > 0 ? 1 - squared / variance : Number(squared === 0))),
  };
}

interface ColumnErrors {
  readonly absolute: number;
  readonly squared: number;
  readonly variance: number;
}

function columnErrors(
  outputs: ArrayLike<number>,
  targets: ArrayLike<number>,
  { size, column }: { size: number; column: number },
): ColumnErrors {
  const rows = targets.length / size;
  const average = (value: (index: number) => number) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += value(row * size + column);
    return sum / rows;
  };
  const mean = average((i) => targets[i]);
  return {
    absolute: average((i) => Math.abs(outputs[i] - targets[i])),
    squared: average((i) => (outputs[i] - targets[i]) * (outputs[i] - targets[i])),
    variance: average((i) => (targets[i] - mean) * (targets[i] - mean)),
  };
}
