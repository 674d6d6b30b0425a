// Losses against plain loops of the same steps (to the bit), and against loss/*.ts (within a stated tolerance).
import { describe, expect, it } from "vitest";
import { callOf, Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import { type LossName, losses, lossNames } from "../../loss/index.js";
import { exp, log } from "../../math/index.js";
import { elementwise, softmax } from "../../network/activations.js";
import type { Precision } from "../../network/parameters.js";
import { lanes as lanesOf } from "./lanes.js";
import { emitLogarithm, emitSoftplus } from "./logarithm.js";
import { emitLoss } from "./loss.js";

interface Batch {
  /** [rows][columns] each. */
  readonly z: number[][];
  readonly y: number[][];
  readonly target: number[][];
  readonly weights?: number[];
  readonly share: number;
}

interface Result {
  readonly total: number;
  /** [rows][columns] */
  readonly gradient: number[][];
}

/** The largest z, and Σ e^(z − it). */
const softmaxSums = (z: number[]) => {
  const max = Math.max(...z);
  return [max, z.reduce((sum, value) => sum + exp(value - max), 0)] as const;
};

const logSum = (z: number[]) => {
  const [max, sum] = softmaxSums(z);
  return max + log(sum);
};

function compiled(loss: LossName, precision: Precision, { z, y, target, weights, share }: Batch): Result {
  const lanes = lanesOf[precision];
  const [rows, columns] = [z.length, z[0].length];
  const width = Math.ceil(columns / lanes.count) * lanes.count;
  const rowBytes = width * lanes.size;
  const weighted = weights !== undefined;
  const kernels = new Kernels(precision, [
    emitLoss({
      ...{ name: "loss", loss, lanes, columns, rowBytes, weighted },
      ...{ softplus: callOf(1), logarithm: callOf(2) },
    }),
    emitSoftplus("softplus", callOf(2)),
    emitLogarithm("log"),
  ]);
  const padding = Array(width - columns).fill(Number.NaN);
  const padded = (values: number[][]) => kernels.place(values.flatMap((row) => [...row, ...padding]));
  const [zAt, yAt, gradient] = [padded(z), padded(y), kernels.room(rows * width)];
  const [targetAt, weightsAt] = [kernels.place(target.flat()), kernels.place(weights ?? [])];
  const sums = kernels.doubles(z.flatMap(softmaxSums));
  const addresses = [zAt, yAt, targetAt, weightsAt, sums, gradient];
  const total = kernels.call.loss(...addresses, zAt + rows * rowBytes, share);
  return { total, gradient: z.map((_, row) => kernels.read(gradient + row * rowBytes, columns)) };
}

type Steps = (sample: { z: number[]; y: number[]; target: number[] }, i: number) => number;

/** Each loss at one output, in f64, from numbers of the working precision. */
function valueSteps(round: (x: number) => number): Record<LossName, Steps> {
  const squared: Steps = ({ y, target }, i) => round(y[i] - target[i]) * round(y[i] - target[i]);
  return {
    "squared-error": squared,
    "mean-squared-error": (sample, i) => squared(sample, i) / sample.y.length,
    "cross-entropy": ({ z, target }, i) => target[i] * (logSum(z) - z[i]),
    "binary-cross-entropy": ({ z, target }, i) =>
      (z[i] > 0 ? z[i] : 0) - z[i] * target[i] + log(1 + exp(-Math.abs(z[i]))),
  };
}

function gradientSteps(round: (x: number) => number): Record<LossName, Steps> {
  const difference: Steps = ({ y, target }, i) => round(y[i] - target[i]);
  return {
    "squared-error": (sample, i) => round(2 * difference(sample, i)),
    "mean-squared-error": (sample, i) => round(round(2 / sample.y.length) * difference(sample, i)),
    "cross-entropy": difference,
    "binary-cross-entropy": difference,
  };
}

function plainLoops(loss: LossName, precision: Precision, { z, y, target, weights, share }: Batch): Result {
  const round = rounding[precision];
  const [value, derivative] = [valueSteps(round)[loss], gradientSteps(round)[loss]];
  let total = 0;
  const gradient = z.map((_, row) => {
    const sample = { z: z[row], y: y[row], target: target[row] };
    const weight = weights?.[row] ?? 1;
    let sum = 0;
    for (let i = 0; i < y[row].length; i++) sum += value(sample, i);
    total += sum * weight;
    return y[row].map((_, i) => round(derivative(sample, i) * round(share * weight)));
  });
  return { total, gradient };
}

const activated: Record<string, (z: number[]) => number[]> = {
  softmax: (z) => [...softmax(z)],
  sigmoid: (z) => z.map(elementwise.sigmoid.value),
};

function batchFor(loss: LossName, precision: Precision, columns: number): Batch {
  const round = rounding[precision];
  const rowsOf = (values: number[]) =>
    [0, 1, 2].map((row) => values.slice(row * columns, (row + 1) * columns).map(round));
  const z = rowsOf(between(-9, 9, 3 * columns));
  const { follows } = losses[loss];
  const y = z.map((row) => (follows ? activated[follows](row).map(round) : row));
  const target = rowsOf(between(0, 1, 3 * columns).toReversed());
  return { z, y, target, weights: [1, 0, 2.5], share: 1 / 3 };
}

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33];

describe.each(lossNames)("emitLoss, %s", (loss) => {
  it.each(precisions)("in %s makes the bits of a plain loop, with and without weights", (precision) => {
    for (const columns of sizes) {
      const { weights, ...unweighted } = batchFor(loss, precision, columns);
      for (const batch of [unweighted, { ...unweighted, weights: weights!, share: 1 }])
        expect(compiled(loss, precision, batch)).toEqual(plainLoops(loss, precision, batch));
    }
  });

  it("in f64 is the value of loss/ within 1e-14 of it, and its gradient to the bit", () => {
    for (const columns of sizes) {
      const { weights: _, ...batch } = { ...batchFor(loss, "f64", columns), share: 1 };
      const samples = batch.z.map((logits, row) => ({
        logits,
        output: batch.y[row],
        target: batch.target[row],
      }));
      const value = samples.reduce((sum, sample) => sum + losses[loss].value(sample), 0);
      const { total, gradient } = compiled(loss, "f64", batch);
      expect(Math.abs(total - value)).toBeLessThanOrEqual(1e-14 * value);
      const wanted = samples.map((sample) => sample.output.map((_, i) => losses[loss].gradient(sample, i)));
      if (loss === "mean-squared-error") expectNear(gradient.flat(), wanted.flat(), 4e-16);
      else expect(gradient).toEqual(wanted);
    }
  });

  it.each(precisions)("in %s is NaN as soon as a logit is", (precision) => {
    const batch = batchFor(loss, precision, 3);
    const [z, y] = [batch.z, batch.y].map((rows) => rows.with(1, [1, Number.NaN, 2]));
    const { total } = compiled(loss, precision, { ...batch, z, y, weights: [1, 1, 1] });
    expect(total).toBeNaN();
  });
});

function expectNear(made: number[], wanted: number[], relative: number): void {
  made.forEach((value, i) => {
    expect(Math.abs(value - wanted[i])).toBeLessThanOrEqual(relative * Math.abs(wanted[i]));
  });
}
