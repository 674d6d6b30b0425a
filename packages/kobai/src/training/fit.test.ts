import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { compiledTrainer } from "../compile/trainer.js";
import { order } from "../data/batches.js";
import { type Dataset, dataset } from "../data/dataset.js";
import { prepare } from "../data/prepare.js";
import type { Checkpoint } from "../model/checkpoint.js";
import { weightsHash } from "../model/hash.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import type { LayerParameters } from "../network/parameters.js";
import { adam, cosine, gradientDescent } from "../optimizer/index.js";
import { randomRow, streams } from "../random.js";
import { DivergenceError } from "./diverged.js";
import { evaluate } from "./evaluate.js";
import { fit } from "./fit.js";
import type { EpochRecord } from "./history.js";
import type { FitOptions } from "./options.js";
import { predictor } from "./predictor.js";

const word = randomRow(7, streams.split);
const unit = (i: number) => word(i) / 2 ** 32;

/** Points of the unit square; the class says whether x > y. */
function halves(rows: number): Dataset {
  const points = Array.from({ length: rows }, (_, i) => [unit(2 * i), unit(2 * i + 1)]);
  return dataset(
    points,
    points.map(([x, y]) => Number(x > y)),
  );
}

/** y = 3x − 1 */
function line(rows: number): Dataset {
  const points = Array.from({ length: rows }, (_, i) => [unit(i)]);
  return dataset(
    points,
    points.map(([x]) => [3 * x - 1]),
  );
}

const classifier = network({ inputSize: 2, seed: 3 }, [dense(6, "tanh"), dense(2, "softmax")]);
const quick: FitOptions = { optimizer: adam({ learningRate: 0.02 }), batchSize: 8, epochs: 20 };

describe("fit", () => {
  it("learns to tell two halves of a square apart", async () => {
    const { model, history } = await fit(classifier, halves(200), quick);
    const { accuracy, confusion } = await evaluate(model, { ...halves(300), labels: halves(300).labels! });
    expect(accuracy).toBeGreaterThan(0.95);
    expect(confusion.flat().reduce((a, b) => a + b)).toBe(300);
    expect(history.epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(history).toMatchObject({ stopped: "finished", path: "tiny", kernels: "simd", threads: 1 });
    expect(history.epochs[19].loss).toBeLessThan(history.epochs[0].loss / 2);
    expect(history.epochs[19].accuracy).toBeGreaterThan(0.9);
  });

  it("learns a line", async () => {
    const net = network({ inputSize: 1 }, [dense(1, "identity")]);
    const { model } = await fit(net, line(64), {
      optimizer: adam({ learningRate: 0.1 }),
      epochs: 100,
      batchSize: 16,
    });
    const predict = await predictor(model);
    expect(predict([0.5])[0]).toBeCloseTo(0.5, 2);
    const score = await evaluate(model, line(64));
    expect(score).toMatchObject({
      r2: expect.closeTo(1, 3),
      mae: expect.closeTo(0, 2),
      rmse: expect.closeTo(0, 2),
    });
  });

  it("learns two labels of each point, and is judged by each", async () => {
    const points = Array.from({ length: 200 }, (_, i) => [unit(2 * i), unit(2 * i + 1)]);
    const data = dataset(
      points,
      points.map(([x, y]) => [Number(x > 0.5), Number(y > 0.5)]),
    );
    const net = network({ inputSize: 2, seed: 3 }, [dense(6, "tanh"), dense(2, "sigmoid")]);
    const { model } = await fit(net, data, { ...quick, loss: "binary-cross-entropy", epochs: 100 });
    const score = await evaluate(model, data);
    if (!("labels" in score)) throw new Error("labels of yes or no were taken for something else");
    const yes = [0, 1].map((i) => points.filter((point) => point[i] > 0.5).length);
    expect(score.labels.map(({ rows }) => rows)).toEqual(yes);
    expect(score.accuracy).toBeGreaterThan(0.95);
    for (const { f1, accuracy } of score.labels) {
      expect(f1).toBeGreaterThan(0.95);
      expect(accuracy).toBeGreaterThanOrEqual(score.accuracy);
    }
  });

  it("gives the same bits for the same seed and others for another", async () => {
    const hash = async (seed: number) =>
      weightsHash((await fit(classifier, halves(50), { ...quick, seed })).model);
    expect(await hash(1)).toBe(await hash(1));
    expect(await hash(1)).not.toBe(await hash(2));
  });

  it("leaves its argument as it was", async () => {
    const before = structuredClone(classifier);
    await fit(classifier, halves(50), quick);
    expect(classifier).toEqual(before);
  });

  it("trains on the reference to the same numbers in f64", async () => {
    const options: FitOptions = { ...quick, epochs: 3, precision: "f64" };
    const compiled = await fit(classifier, halves(50), options);
    const reference = await fit(classifier, halves(50), { ...options, machine: "reference" });
    expect(reference.history).toMatchObject({ path: "reference", kernels: "none" });
    compiled.model.parameters.forEach(({ weights }, layer) => {
      const wanted = reference.model.parameters[layer].weights;
      weights.forEach((weight, i) => {
        expect(weight).toBeCloseTo(wanted[i], 12);
      });
    });
  });

  it.each(["compiled", "reference"] as const)(
    "is told before its first step of an input that is no number: %s",
    async (machine) => {
      const { inputs, labels } = halves(20);
      inputs[13] = Number.NaN;
      let calls = 0;
      const onProgress = () => void calls++;
      await expect(fit(classifier, { inputs, labels }, { ...quick, machine, onProgress })).rejects.toThrow(
        "data: expected finite inputs, got NaN in row 6, column 1 (counted from 0). Fill or drop that row.",
      );
      expect(calls).toBe(0);
    },
  );

  it("takes data in chunks", async () => {
    const whole = halves(50);
    async function* chunks() {
      yield { inputs: whole.inputs.slice(0, 40), labels: whole.labels!.slice(0, 20) };
      yield { inputs: whole.inputs.slice(40), labels: whole.labels!.slice(20) };
    }
    const [a, b] = [await fit(classifier, chunks(), quick), await fit(classifier, whole, quick)];
    expect(await weightsHash(a.model)).toBe(await weightsHash(b.model));
  });

  it("judges each epoch by validation rows, given or split off", async () => {
    for (const validation of [halves(40), 0.2]) {
      const { history } = await fit(classifier, halves(100), { ...quick, epochs: 2, validation });
      for (const { validation: score } of history.epochs)
        expect(score).toEqual({ loss: expect.any(Number), accuracy: expect.any(Number) });
    }
  });

  it("tells the validation loss that evaluate tells", async () => {
    const validation = { ...halves(40), labels: halves(40).labels! };
    const { model, history } = await fit(classifier, halves(100), { ...quick, epochs: 2, validation });
    const { loss, accuracy } = await evaluate(model, validation);
    expect(history.epochs[1].validation).toEqual({ loss, accuracy });
  });

  it("stops early and restores the best weights", async () => {
    // the validation rows are labeled the other way round: every step makes them worse
    const given = halves(60);
    const validation = { ...given, labels: given.labels!.map((label) => 1 - label) };
    const options: FitOptions = { ...quick, validation, earlyStopping: { patience: 3 } };
    const { model, history } = await fit(classifier, halves(60), options);
    expect(history).toMatchObject({ stopped: "early", bestEpoch: 1 });
    expect(history.epochs).toHaveLength(4);
    const first = await fit(classifier, halves(60), { ...quick, epochs: 1 });
    expect(await weightsHash(model)).toBe(await weightsHash(first.model));
  });

  it("learns from the rows that count, by sample and by class weights", async () => {
    const rows = halves(80);
    const weights = Float64Array.from(rows.labels!, (label) => (label === 1 ? 1 : 0));
    const predicted = async (options: FitOptions, data: Dataset) => {
      const predict = await predictor((await fit(classifier, data, { ...quick, ...options })).model);
      return predict([0.1, 0.9])[1];
    };
    expect(await predicted({}, rows)).toBeLessThan(0.1);
    expect(await predicted({}, { ...rows, weights })).toBeGreaterThan(0.9);
    expect(await predicted({ classWeights: [0, 1] }, rows)).toBeGreaterThan(0.9);
  });

  it("tells its progress and its epochs as they come", async () => {
    const epochs: EpochRecord[] = [];
    const steps: number[] = [];
    await fit(classifier, halves(50), {
      ...quick,
      epochs: 2,
      onEpoch: (record) => void epochs.push(record),
      onProgress: ({ step, steps: all }) => void steps.push(step / all),
    });
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(steps.filter((share) => share === 1)).toHaveLength(2);
  });
});

describe("epochs that nobody attends to", () => {
  const wide = network({ inputSize: 2, seed: 5 }, [
    dense(80, "relu"),
    dense(40, "tanh"),
    dense(2, "softmax"),
  ]);
  const plain: FitOptions = { ...quick, shuffle: false, epochs: 40, precision: "f64" };
  const withoutTime = ({ seconds, ...record }: EpochRecord) => record;

  it.each([
    ["tiny", classifier],
    ["dense", wide],
    ["reference", classifier],
  ] as const)(
    "end with the records and bits of those that somebody does, on the %s path",
    async (path, net) => {
      const options: FitOptions = { ...plain, ...(path === "reference" && { machine: path }) };
      const alone = await fit(net, halves(53), options);
      let calls = 0;
      const onEpoch = () => void calls++;
      const attended = await fit(net, halves(53), { ...options, onEpoch });
      expect(calls).toBe(40);
      expect([alone.history.path, attended.history.path]).toEqual([path, path]);
      expect(alone.model).toEqual(attended.model);
      expect(alone.history.epochs.map(withoutTime)).toEqual(attended.history.epochs.map(withoutTime));
    },
  );

  it("take fewer calls than there are epochs, and their times add up", async () => {
    let calls = 0;
    const { history } = await fit(classifier, halves(8), {
      ...plain,
      epochs: 3000,
      onProgress: () => void calls++,
    });
    expect(history.epochs).toHaveLength(3000);
    expect(calls).toBeLessThan(1500);
    const seconds = history.epochs.reduce((sum, epoch) => sum + epoch.seconds, 0);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(history.seconds);
  });

  it.each([1, 4, 20])(
    "tell the epoch and the step where the loss is no number, batches of %d",
    async (batchSize) => {
      const net = network({ inputSize: 1, seed: 1 }, [dense(4, "identity"), dense(1, "identity")]);
      const steep = { ...plain, optimizer: gradientDescent({ learningRate: 40 }), batchSize };
      const failing = (options: FitOptions) =>
        fit(net, line(20), options).catch((thrown: unknown) => thrown as DivergenceError);
      const [alone, attended] = [await failing(steep), await failing({ ...steep, onEpoch: () => {} })];
      expect(alone).toBeInstanceOf(DivergenceError);
      expect((alone as DivergenceError).fields).toEqual((attended as DivergenceError).fields);
      expect((alone as DivergenceError).model).toEqual((attended as DivergenceError).model);
    },
  );
});

describe("a stopped training", () => {
  const options: FitOptions = {
    ...quick,
    epochs: 6,
    optimizer: adam({ learningRate: cosine(0.02) }),
    validation: 0.2,
  };

  async function stoppedAfter(calls: number): Promise<Checkpoint> {
    const stop = new AbortController();
    let kept: Checkpoint | undefined;
    let seen = 0;
    const { history } = await fit(classifier, halves(90), {
      ...options,
      signal: stop.signal,
      onProgress: () => {
        if (++seen === calls) stop.abort();
      },
      onCheckpoint: (checkpoint) => {
        kept = checkpoint;
      },
    });
    expect(history.stopped).toBe("aborted");
    return kept!;
  }

  it.each([1, 2, 3, 5])("resumes to the bits of one that never stopped, after %d calls", async (calls) => {
    const whole = await fit(classifier, halves(90), options);
    const resume = await stoppedAfter(calls);
    const rest = await fit(classifier, halves(90), { ...options, resume });
    expect(await weightsHash(rest.model)).toBe(await weightsHash(whole.model));
    const withoutTime = ({ seconds, ...record }: EpochRecord) => record;
    expect(rest.history.epochs.map(withoutTime)).toEqual(whole.history.epochs.map(withoutTime));
  });

  it("resolves at once with the initial weights when its signal has aborted before", async () => {
    const { model, history } = await fit(classifier, halves(50), { ...quick, signal: AbortSignal.abort() });
    expect(history).toMatchObject({ stopped: "aborted", epochs: [] });
    expect(model.parameters[0].weights).toEqual(new Float32Array(classifier.parameters[0].weights));
  });

  it("resumes only with the same network, data and settings", async () => {
    const resume = await stoppedAfter(2);
    const message = (what: string) =>
      `train: expected the ${what} of the checkpoint, got another. Resume with the same network, data and settings, or start anew.`;
    await expect(fit(classifier, halves(91), { ...options, resume })).rejects.toThrow(message("data"));
    await expect(fit(classifier, halves(90), { ...options, batchSize: 9, resume })).rejects.toThrow(
      message("settings"),
    );
    const other = network({ inputSize: 2, seed: 4 }, [dense(6, "tanh"), dense(2, "softmax")]);
    await expect(fit(other, halves(90), { ...options, seed: 3, resume })).rejects.toThrow(message("network"));
  });
});

describe("a training that diverges", () => {
  const net = network({ inputSize: 1, seed: 1 }, [dense(4, "relu"), dense(1, "identity")]);

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    "stops within a step and keeps the last good weights, seed %d",
    async (seed) => {
      const options: FitOptions = {
        seed,
        optimizer: gradientDescent({ learningRate: 40 }),
        epochs: 50,
        batchSize: 4,
      };
      const error = await fit(net, line(20), options).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DivergenceError);
      const { fields, model, message } = error as DivergenceError;
      expect(message).toBe(
        `train: the loss became NaN or infinite in epoch ${fields.epoch}, step ${fields.step}, first seen in dense ${fields.layer} (learningRate 40). Try a learningRate below 4; the last good weights are kept.`,
      );
      const finite = ({ weights, bias }: (typeof model.parameters)[number]) =>
        [...weights, ...bias].every(Number.isFinite);
      expect(model.parameters.every(finite)).toBe(true);
      const { loss } = await evaluate(model, line(20));
      expect(Number.isFinite(loss)).toBe(true);
      const updates = (fields.epoch - 1) * 5 + fields.step - 1; // 5 steps an epoch; the failing one updates nothing
      expect(model.parameters).toEqual(await afterUpdates(updates - 1, seed));
    },
  );

  /** The weights after some updates of the runs above, made by a machine that never meets a NaN. */
  async function afterUpdates(count: number, seed: number): Promise<readonly LayerParameters[]> {
    const loss = "mean-squared-error";
    const precision = "f32";
    const data = prepare(net, line(20), { loss, precision });
    const optimizer = gradientDescent({ learningRate: 40 });
    const job = { network: net, data, loss, optimizer, batchSize: 4, l2: 0, clipNorm: undefined } as const;
    const trainer = await compiledTrainer({ ...job, seed, precision });
    for (let step = 0; step < count; step++) {
      await trainer.setOrder(order(20, { seed, epoch: Math.floor(step / 5), shuffle: true }));
      expect(await trainer.train(step % 5, step, Float64Array.of(40))).toMatchObject({ steps: 1 });
    }
    return (await trainer.read()).parameters;
  }

  it("says so when the first loss is already too large", async () => {
    const wide = network({ inputSize: 1 }, [
      dense(4, "identity", { initializer: "he" }),
      dense(1, "identity"),
    ]);
    const data = { inputs: new Float32Array([3e38, 3e38]), targets: new Float32Array([1, 2]) };
    await expect(fit(wide, data)).rejects.toThrow(
      "train: the loss is NaN or infinite before the first update, first seen in dense 1. Scale the inputs, or begin with smaller weights.",
    );
  });
});

it("a history keeps nothing of its training in memory but its numbers", async () => {
  const train = async () => {
    const { labels, ...data } = halves(64);
    const inputs = Float32Array.from(data.inputs); // the machine's own precision: used as they are
    const { history } = await fit(classifier, { inputs, labels: labels! }, { ...quick, epochs: 2 });
    return { history, inputs: new WeakRef(inputs) };
  };
  const { history, inputs } = await train();
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  await new Promise((resolve) => setTimeout(resolve, 0));
  collectGarbage();
  expect(inputs.deref()).toBeUndefined();
  expect(history.epochs).toHaveLength(2);
});
