import { describe, expect, test } from "vitest";
import { type Dataset, dataset } from "../../data/dataset.js";
import { standardScaling } from "../../data/scaling.js";
import type { Model } from "../../model/model.js";
import { dense } from "../../network/dense.js";
import { network } from "../../network/network.js";
import { adam, gradientDescent } from "../../optimizer/index.js";
import { randomRow, streams } from "../../random.js";
import { DivergenceError } from "../../training/diverged.js";
import { fit } from "../../training/fit.js";
import type { EpochRecord } from "../../training/history.js";
import type { FitOptions } from "../../training/options.js";
import { baselineLoss } from "./baseline.js";
import { diagnoseDivergence, diagnoseTraining } from "./training.js";

const word = randomRow(11, streams.split);
const unit = (i: number) => word(i) / 2 ** 32;

/** Points of a square; the class says whether x > y. */
const halves = dataset(
  Array.from({ length: 100 }, (_, i) => [unit(2 * i), unit(2 * i + 1)]),
  Array.from({ length: 100 }, (_, i) => Number(unit(2 * i) > unit(2 * i + 1))),
);
const quick: FitOptions = { optimizer: adam({ learningRate: 0.02 }), batchSize: 10, epochs: 20 };
const classifier = (activation: "relu" | "sigmoid" = "relu") =>
  network({ inputSize: 2, seed: 3 }, [dense(8, activation), dense(2, "softmax")]);

async function messagesOf(model: Model, options: FitOptions, data: Dataset = halves) {
  const run = await fit(model, data, options);
  return diagnoseTraining({ ...run, data }).map(({ code, place, message }) => ({ code, place, message }));
}

/** The same model with the first layer's parameters changed. */
function withFirst(model: Model, change: (value: number, i: number) => number, bias = 0): Model {
  const [{ weights, bias: b }, ...rest] = model.parameters;
  return { ...model, parameters: [{ weights: weights.map(change), bias: b.fill(bias) }, ...rest] };
}

describe("diagnoseTraining", () => {
  test("finds nothing in a run that learned", async () => {
    expect(
      await messagesOf(classifier(), { ...quick, epochs: 60, optimizer: adam({ learningRate: 0.05 }) }),
    ).toEqual([]);
  });

  test("finds relu units that are dead, and that nothing was learned", async () => {
    const dead = withFirst(classifier(), () => 0.01, -50);
    const found = await messagesOf(dead, { ...quick, epochs: 3 });
    expect(found.map(({ code, place }) => [code, place])).toEqual([
      ["training/no-progress", { epoch: 3 }],
      ["training/dead", { layer: 1 }],
      ["training/equal", { layer: 1 }],
    ]);
    expect(found[0].message).toMatch(
      /^the loss ended at 0\.\d+, and always giving the same best answer reaches 0\.\d+: nothing was learned from the inputs\. Try another learningRate or more epochs, then look at the columns\.$/,
    );
    expect(found[1].message).toBe(
      "8 of 8 relu units answer 0 to every row, and no gradient comes back through them. Try a smaller learningRate, or leaky-relu.",
    );
  });

  test("finds units that are alike", async () => {
    const alike = withFirst(classifier("sigmoid"), (_, i) => (i < 8 ? 0.5 : i / 10));
    alike.parameters[1].weights.fill(0.3);
    const found = await messagesOf(alike, { ...quick, epochs: 2 });
    expect(found).toContainEqual({
      code: "training/equal",
      place: { layer: 1 },
      message:
        "4 of 8 units have the weights of another one: alike at the start, they get the same gradient and stay alike. Begin with random weights.",
    });
  });

  test("finds units at the end of their curve", async () => {
    const stuck = withFirst(classifier("sigmoid"), (w) => w, 40);
    const found = await messagesOf(stuck, { ...quick, epochs: 2 });
    expect(found).toContainEqual({
      code: "training/saturated",
      place: { layer: 1 },
      message:
        "8 of 8 units stand at the end of their curve for nearly every row, where its slope is almost 0. Scale the inputs, or try a smaller learningRate.",
    });
  });

  const record = (epoch: number, loss: number, judged: number, accuracies?: readonly [number, number]) => ({
    epoch,
    loss,
    learningRate: 0.1,
    seconds: 0,
    validation: { loss: judged, ...(accuracies && { accuracy: accuracies[1] }) },
    ...(accuracies && { accuracy: accuracies[0] }),
  });
  const told = (epochs: EpochRecord[], bestEpoch?: number) =>
    diagnoseTraining({
      model: classifier(),
      data: halves,
      history: { epochs, stopped: "finished", ...(bestEpoch && { bestEpoch }) },
    }).map(({ code, place, message }) => [code, place, message]);

  test("finds what was learned by heart", () => {
    expect(told([record(1, 0.1, 0.9, [0.99, 0.8])])).toEqual([
      [
        "training/overfitting",
        { epoch: 1 },
        "99 % of the rows it learned from are right, and 80 % of those set aside: it knows its rows by heart. Add rows, or try fewer hidden units or L2.",
      ],
    ]);
    expect(told([record(1, 0.1, 0.25)])).toEqual([
      [
        "training/overfitting",
        { epoch: 1 },
        "the loss is 0.1 on the rows it learned from, and 0.25 on those set aside: it knows its rows by heart. Add rows, or try fewer hidden units or L2.",
      ],
    ]);
    expect(told([record(1, 0.2, 0.25, [0.95, 0.93])])).toEqual([]);
  });

  test("finds a best epoch that was passed, unless its weights were kept", () => {
    const epochs = [record(1, 0.3, 0.4), record(2, 0.28, 0.44), record(3, 0.27, 0.5)];
    expect(told(epochs)).toEqual([
      [
        "training/past-best",
        { epoch: 1 },
        "the loss of the rows set aside was 0.4 in this epoch and rose to 0.5 by the last. Stop here: earlyStopping keeps the best weights.",
      ],
    ]);
    expect(told(epochs, 1)).toEqual([]);
  });

  test("finds a run that was not over", () => {
    const falling = [0.6, 0.5, 0.4, 0.3, 0.2].map((loss, i) => record(i + 1, loss, loss));
    expect(told(falling)).toEqual([
      [
        "training/unfinished",
        { epoch: 5 },
        "the loss was still falling at the end, from 0.3 to 0.2 in the last fifth. Give it more epochs.",
      ],
    ]);
    const slowing = falling.map((one) => ({ ...one, learningRate: 0.1 / one.epoch }));
    expect(told(slowing)).toEqual([]);
  });
});

describe("baselineLoss", () => {
  test("is the entropy of the classes", () => {
    const data = dataset(
      [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
      [0, 0, 0, 1],
    );
    expect(baselineLoss(classifier(), data)).toBeCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), 14);
  });

  test("is the variance of the targets, as the network sees them", () => {
    const numbers = network({ inputSize: 1 }, [dense(1, "identity")]);
    const data = dataset([[0], [0], [0]], [[1], [2], [6]]);
    expect(baselineLoss(numbers, data)).toBeCloseTo(14 / 3, 14);
    const summed = { ...numbers, training: { loss: "squared-error", epochs: 1, seed: 0 } } as const;
    expect(baselineLoss(summed, data)).toBeCloseTo(14, 14);
    expect(baselineLoss({ ...numbers, targetScaling: standardScaling(data.targets, 1) }, data)).toBeCloseTo(
      1,
      14,
    );
  });
});

describe("a training that diverges", () => {
  /** y = 3x − 1, and a step so large that each error is larger than the last. */
  const line = dataset(
    Array.from({ length: 20 }, (_, i) => [unit(300 + i)]),
    Array.from({ length: 20 }, (_, i) => [3 * unit(300 + i) - 1]),
  );
  const thrown = async (model: Model, data: Dataset, options: FitOptions) => {
    const failure = await fit(model, data, options).catch((error: unknown) => error);
    if (!(failure instanceof DivergenceError)) throw failure;
    return failure;
  };

  /** The same run, one weight and one bias, written out in f64: the step whose loss is no longer finite. */
  function firstLostStep(net: Model, order: (epoch: number) => ArrayLike<number>, rate: number): number {
    let [w, b] = [net.parameters[0].weights[0], net.parameters[0].bias[0]];
    for (let step = 0; ; step++) {
      const rows = Array.from(order(Math.floor(step / 5))).slice(4 * (step % 5), 4 * (step % 5) + 4);
      const errors = rows.map((row) => w * line.inputs[row] + b - line.targets[row]);
      if (!errors.every((e) => Number.isFinite(e * e))) return step;
      const mean = (values: number[]) => values.reduce((sum, x) => sum + x / values.length, 0);
      w -= rate * mean(errors.map((e, i) => 2 * e * line.inputs[rows[i]]));
      b -= rate * mean(errors.map((e) => 2 * e));
    }
  }

  test("is found within a step, in 20 of 20 seeds, with its cause", async () => {
    const { order } = await import("../../data/batches.js");
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const distances = await Promise.all(
      seeds.map(async (seed) => {
        const net = network({ inputSize: 1, seed }, [dense(1, "identity")]);
        const learningRate = 5 + seed;
        const options = {
          optimizer: gradientDescent({ learningRate }),
          batchSize: 4,
          epochs: 1000,
          precision: "f64",
        } as const;
        const error = await thrown(net, line, options);
        const { epoch, step } = error.fields;
        const { code, fields } = diagnoseDivergence(error, line);
        expect([code, fields.cause]).toEqual(["training/diverged", "rate"]);
        const lost = firstLostStep(net, (e) => order(20, { seed, epoch: e, shuffle: true }), learningRate);
        return Math.abs(5 * (epoch - 1) + (step - 1) - lost);
      }),
    );
    expect(distances.filter((distance) => distance <= 1).length).toBe(20);
  });

  test("is laid to the rate, or to inputs that are too large", async () => {
    const net = network({ inputSize: 1 }, [dense(1, "identity")]);
    const options = { optimizer: gradientDescent({ learningRate: 5 }), batchSize: 4, epochs: 1000 };
    expect(diagnoseDivergence(await thrown(net, line, options), line).message).toBe(
      "the loss became NaN or infinite, because steps of learningRate 5 overshoot further each time. Try 0.5.",
    );
    const wide = { ...line, inputs: line.inputs.map((x) => 4000 + 0 * x) };
    const found = diagnoseDivergence(
      await thrown(net, wide, { ...options, optimizer: gradientDescent({ learningRate: 0.01 }) }),
      wide,
    );
    expect(found.message).toBe(
      "the loss became NaN or infinite, because inputs reach 4000. Scale the inputs.",
    );
    expect(found.place).toEqual({ epoch: expect.any(Number), step: expect.any(Number), layer: 1 });
  });
});
