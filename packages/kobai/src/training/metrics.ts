// How good outputs are: from logits and targets to loss, accuracy, confusion, or the errors of a regression.
// Made in f64 from logits, so that a probability too small for a float still has its loss.
import { classOf } from "../data/classes.js";
import type { PreparedData } from "../data/prepared.js";
import { type LossName, losses } from "../loss/index.js";
import type { LossSample } from "../loss/loss.js";
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

type Rows = Omit<Judged, "loss">;

/** One row as its loss sees it. Its output is made where somebody asks for it. */
class Row implements LossSample {
  readonly logits: Float64Array<ArrayBuffer>;
  readonly target: Float64Array<ArrayBuffer>;
  readonly #activation: ActivationName;
  #output: Float64Array | undefined;

  constructor(size: number, activation: ActivationName) {
    [this.logits, this.target] = [new Float64Array(size), new Float64Array(size)];
    this.#activation = activation;
  }

  fill({ logits, data: { targets } }: Rows, row: number): void {
    const size = this.logits.length;
    for (let i = 0; i < size; i++) {
      this.logits[i] = logits[row * size + i];
      this.target[i] = targets[row * size + i];
    }
    this.#output = undefined;
  }

  get output(): Float64Array {
    this.#output ??= activate(this.#activation, this.logits);
    return this.#output;
  }

  /** The class that is answered. Softmax keeps the order of its logits. */
  get answer(): number {
    return classOf(this.#activation === "softmax" ? this.logits : this.output);
  }
}

/** Calls back with each row, which is filled anew for the next one. */
export function eachRow(rows: Rows, visit: (sample: Row, row: number) => void): void {
  const sample = new Row(rows.logits.length / rows.data.rows, rows.activation);
  for (let row = 0; row < rows.data.rows; row++) {
    sample.fill(rows, row);
    visit(sample, row);
  }
}

/** Scores rows, which may come in parts. */
export class Scorer {
  #sum = 0;
  #right = 0;
  #rows = 0;
  #classes = false;

  add(judged: Judged): void {
    const { data, loss } = judged;
    const { value } = losses[loss];
    eachRow(judged, (sample, row) => {
      const weight = data.weights ? data.weights[row] : 1;
      this.#sum += weight * value(sample);
      this.#right += Number(sample.answer === classOf(sample.target));
    });
    this.#rows += data.rows;
    this.#classes = data.classes;
  }

  /** The loss by its own reduction, and the share of right answers where rows have classes. */
  score(loss: LossName): Score {
    const total = { loss: reduceLoss(loss, this.#sum, this.#rows) };
    return this.#classes ? { ...total, accuracy: this.#right / this.#rows } : total;
  }
}

/** matrix[actual][predicted]: how many rows, which may come in parts. */
export class Confusion {
  readonly matrix: number[][];

  constructor(outputSize: number) {
    const classes = Math.max(2, outputSize);
    this.matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  }

  add(judged: Judged): void {
    eachRow(judged, ({ answer, target }) => {
      this.matrix[classOf(target)][answer]++;
    });
  }
}

export interface RegressionScore {
  /** Mean absolute error and root of the mean squared error, over all outputs, in the units of the targets. */
  readonly mae: number;
  readonly rmse: number;
  /** The share of the targets' variance that is explained, averaged over outputs; 0 for always answering the mean. */
  readonly r2: number;
}

/** The errors of a regression: all targets come once, for their means, and then outputs beside them. Rows may come in
 * parts; each column's sums go over ascending rows. */
export class RegressionErrors {
  readonly #size: number;
  #rows = 0;
  readonly #sums: Float64Array;
  readonly #absolute: Float64Array;
  readonly #squared: Float64Array;
  readonly #variance: Float64Array;

  constructor(size: number) {
    this.#size = size;
    [this.#sums, this.#absolute, this.#squared, this.#variance] = Array.from(
      { length: 4 },
      () => new Float64Array(size),
    );
  }

  /** Shapes  targets [rows][size] */
  addTargets(targets: ArrayLike<number>): void {
    for (let i = 0; i < targets.length; i++) this.#sums[i % this.#size] += targets[i];
    this.#rows += targets.length / this.#size;
  }

  /** Shapes  outputs and targets [rows][size], both in the units of the targets */
  add(outputs: ArrayLike<number>, targets: ArrayLike<number>): void {
    for (let i = 0; i < targets.length; i++) {
      const column = i % this.#size;
      const error = outputs[i] - targets[i];
      const difference = targets[i] - this.#sums[column] / this.#rows;
      this.#absolute[column] += Math.abs(error);
      this.#squared[column] += error * error;
      this.#variance[column] += difference * difference;
    }
  }

  score(): RegressionScore & { readonly targets: RegressionScore[] } {
    const [absolute, squared, variance] = [this.#absolute, this.#squared, this.#variance].map((sums) =>
      sums.map((sum) => sum / this.#rows),
    );
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / this.#size;
    const explained = squared.map((error, i) =>
      variance[i] > 0 ? 1 - error / variance[i] : Number(error === 0),
    );
    const targets = Array.from(explained, (r2, i) => ({ mae: absolute[i], rmse: Math.sqrt(squared[i]), r2 }));
    return { mae: mean(absolute), rmse: Math.sqrt(mean(squared)), r2: mean(explained), targets };
  }
}
