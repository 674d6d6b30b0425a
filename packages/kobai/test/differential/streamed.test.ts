// Rows on demand against the same rows in memory: the same batches, the same bits, on every path.

import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/data/dataset.js";
import { type DataSource, standardScaling } from "../../src/index.js";
import type { Checkpoint } from "../../src/model/checkpoint.js";
import { weightsHash } from "../../src/model/hash.js";
import type { Model } from "../../src/model/model.js";
import { dense } from "../../src/network/dense.js";
import { network } from "../../src/network/network.js";
import { gradientDescent } from "../../src/optimizer/index.js";
import type { DivergenceError } from "../../src/training/diverged.js";
import { type FitResult, fit } from "../../src/training/fit.js";
import type { FitOptions } from "../../src/training/options.js";
import { Chance } from "./jobs.js";

interface Shape {
  readonly rows: number;
  readonly inputSize: number;
  readonly density?: number;
  readonly weighted?: boolean;
}

/** Three classes, told apart by which third of the inputs is larger. */
function made({ rows, inputSize, density = 1, weighted }: Shape): Dataset {
  const chance = new Chance(rows + inputSize);
  const inputs = new Float64Array(rows * inputSize);
  const labels = Uint8Array.from({ length: rows }, (_, row) => (row * 7) % 3);
  for (let i = 0; i < inputs.length; i++) {
    const third = Math.floor((3 * (i % inputSize)) / inputSize);
    const lift = third === labels[Math.floor(i / inputSize)] ? 0.3 : 0;
    inputs[i] = chance.unit() < density ? chance.unit() + lift : 0;
  }
  const weights = weighted ? Float64Array.from(labels, (label) => 1 + label) : undefined;
  return { inputs, labels, ...(weights && { weights }) };
}

/** The rows as a file would give them: in chunks that fit no window. It counts how many it has given. */
function onDemand(data: Dataset, inputSize: number, chunk = 997): DataSource & { given: number } {
  const rows = data.inputs.length / inputSize;
  const source = {
    rows,
    given: 0,
    async *read(numbers = Uint32Array.from({ length: rows }, (_, row) => row)) {
      for (let from = 0; from < numbers.length; from += chunk) {
        const some = numbers.subarray(from, from + chunk);
        source.given += some.length;
        yield taken(data, inputSize, some);
      }
    },
  };
  return source;
}

function taken({ inputs, labels, weights }: Dataset, size: number, rows: Uint32Array): Dataset {
  const some = new Float64Array(rows.length * size);
  rows.forEach((row, i) => {
    some.set(inputs.subarray(row * size, (row + 1) * size), i * size);
  });
  return {
    inputs: some,
    labels: Uint8Array.from(rows, (row) => labels![row]),
    ...(weights && { weights: Float64Array.from(rows, (row) => weights[row]) }),
  };
}

const options: FitOptions = {
  epochs: 2,
  batchSize: 100,
  threads: 1,
  optimizer: gradientDescent({ learningRate: 0.1 }),
};
const told = ({ history }: FitResult) =>
  history.epochs.map(({ seconds, loss, ...record }) => ({ ...record, loss: loss.toPrecision(12) }));

async function expectSame(
  model: Model,
  data: Dataset,
  settings: FitOptions,
  { path, kept = false }: { path: string; kept?: boolean },
): Promise<void> {
  const source = onDemand(data, model.inputSize);
  const memory = await fit(model, data, settings);
  const streamed = await fit(model, source, settings);
  expect([memory.history.path, streamed.history.path]).toEqual([path, path]);
  expect(streamed.history.threads).toBe(memory.history.threads);
  // Once to be checked, and once in each epoch, of which some rows may be set aside; or once to be kept
  const times = 1 + (kept ? 1 : streamed.history.epochs.length);
  expect(source.given).toBeGreaterThanOrEqual(times * source.rows * 0.8);
  expect(await weightsHash(streamed.model)).toBe(await weightsHash(memory.model));
  expect(told(streamed)).toEqual(told(memory));
}

// More than the 16 MB that a machine keeps as a whole, and a short last batch.
const wide = { rows: 6037, inputSize: 700 };
const wideNet = network({ inputSize: 700, seed: 1 }, [dense(33, "relu"), dense(3, "softmax")]);

describe("rows on demand end on the bits of rows in memory", () => {
  it("on the dense path", () => expectSame(wideNet, made(wide), options, { path: "dense" }));
  it("on the sparse path", () =>
    expectSame(wideNet, made({ ...wide, density: 0.2 }), options, { path: "sparse" }));
  it("on the tiny path", () => {
    const net = network({ inputSize: 40, seed: 2 }, [dense(3, "softmax")]);
    return expectSame(
      net,
      made({ rows: 100_041, inputSize: 40 }),
      { ...options, batchSize: 1000 },
      { path: "tiny" },
    );
  });

  it("by two threads", async () => {
    for (const density of [1, 0.2])
      await expectSame(
        wideNet,
        made({ ...wide, density }),
        { ...options, threads: 2, epochs: 1 },
        { path: density === 1 ? "dense" : "sparse" },
      );
  });

  it("in the reference", () => {
    const net = network({ inputSize: 9, seed: 3 }, [dense(4, "tanh"), dense(3, "softmax")]);
    return expectSame(
      net,
      made({ rows: 403, inputSize: 9 }),
      { ...options, machine: "reference" },
      { path: "reference" },
    );
  });

  it("with scaling, sample weights, balanced classes, rows set aside and early stopping", () => {
    const data = made({ ...wide, weighted: true });
    const model = { ...wideNet, scaling: standardScaling(data.inputs, 700) };
    const more = { classWeights: "balanced", validation: 0.2, earlyStopping: { patience: 1 } } as const;
    return expectSame(model, data, { ...options, ...more }, { path: "dense" });
  });

  it("in the order of the data, where nothing is shuffled", () =>
    expectSame(wideNet, made(wide), { ...options, shuffle: false }, { path: "dense" }));

  it("by rows on demand that judge each epoch", async () => {
    const judges = made(wide);
    const few = made({ rows: 300, inputSize: 700 });
    const judged = async (validation: Dataset | DataSource) =>
      (await fit(wideNet, few, { ...options, validation })).history.epochs.map((epoch) => epoch.validation);
    expect(await judged(onDemand(judges, 700))).toEqual(await judged(judges));
  });

  it("where a batch is larger than the data", () => {
    const net = network({ inputSize: 5, seed: 4 }, [dense(3, "softmax")]);
    return expectSame(
      net,
      made({ rows: 37, inputSize: 5 }),
      { ...options, epochs: 9 },
      { path: "tiny", kept: true },
    );
  });
});

describe("a run on rows on demand", () => {
  it("goes on from a checkpoint within an epoch, in memory or not", async () => {
    const data = made(wide);
    const whole = await weightsHash((await fit(wideNet, data, options)).model);
    const stopped = await stoppedWithin(onDemand(data, 700));
    expect(stopped.stepInEpoch).toBeGreaterThan(0);
    for (const rows of [onDemand(data, 700, 1001), data]) {
      const { model } = await fit(wideNet, rows, { ...options, resume: stopped });
      expect(await weightsHash(model)).toBe(whole);
    }
  });

  it("that diverges keeps the same last good weights, and tells the same place", async () => {
    const data = made(wide);
    const net = network({ inputSize: 700, seed: 5 }, [dense(40, "identity"), dense(3, "identity")]);
    const steep = {
      ...options,
      loss: "mean-squared-error",
      optimizer: gradientDescent({ learningRate: 30 }),
    } as const;
    const failed = (rows: Dataset | DataSource) =>
      fit(net, rows, steep).then(
        () => expect.unreachable(),
        (error: DivergenceError) => error,
      );
    const [memory, streamed] = [await failed(data), await failed(onDemand(data, 700))];
    expect(streamed.fields).toEqual(memory.fields);
    expect(await weightsHash(streamed.model)).toBe(await weightsHash(memory.model));
  });

  it("tells a bad row by its number among all", async () => {
    const data = made({ rows: 3000, inputSize: 5 });
    data.inputs[2500 * 5 + 3] = Number.NaN;
    const net = network({ inputSize: 5, seed: 4 }, [dense(3, "softmax")]);
    await expect(fit(net, onDemand(data, 5), options)).rejects.toThrow(
      "data: expected finite inputs, got NaN in row 2500, column 3 (counted from 0). Fill or drop that row.",
    );
  });

  it("refuses a source that gives other rows than it tells", async () => {
    const net = network({ inputSize: 5, seed: 4 }, [dense(3, "softmax")]);
    const source = onDemand(made({ rows: 300, inputSize: 5 }), 5);
    await expect(fit(net, { ...source, rows: 301 }, options)).rejects.toThrow(
      "source: expected 301 rows, as it says itself, got 300. Check that it has not changed since.",
    );
  });

  it("refuses a source whose chunks have different parts", async () => {
    const net = network({ inputSize: 5, seed: 4 }, [dense(3, "softmax")]);
    const [plain, weighted] = [
      made({ rows: 9, inputSize: 5 }),
      made({ rows: 9, inputSize: 5, weighted: true }),
    ];
    const source: DataSource = {
      rows: 18,
      async *read() {
        yield plain;
        yield weighted;
      },
    };
    await expect(fit(net, source, options)).rejects.toThrow(
      "source: expected the same parts (labels or targets, weights) in all chunks, got others from row 9 on (counted from 0).",
    );
  });
});

async function stoppedWithin(source: DataSource): Promise<Checkpoint> {
  const stop = new AbortController();
  let last: Checkpoint | undefined;
  await fit(wideNet, source, {
    ...options,
    signal: stop.signal,
    // the first call makes a few steps of an epoch, however fast the machine
    onProgress: () => stop.abort(),
    onCheckpoint: (checkpoint) => {
      last = checkpoint;
    },
  });
  return last!;
}
