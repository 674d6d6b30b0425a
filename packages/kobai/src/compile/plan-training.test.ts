// What the memory map promises: how large it is, and which kernel meets which layer.
import { describe, expect, it } from "vitest";
import type { PreparedData } from "../data/prepared.js";
import type { TrainingJob } from "../machine.js";
import { type DenseLayer, dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { adam } from "../optimizer/index.js";
import { randomRow, streams } from "../random.js";
import { stride } from "./allocator.js";
import { planTraining } from "./plan-training.js";

interface Wanted {
  readonly inputSize: number;
  readonly layers: readonly DenseLayer[];
  readonly rows: number;
  readonly batchSize: number;
  readonly clipNorm?: number;
}

function jobOf({ inputSize, layers, rows, batchSize, clipNorm }: Wanted): TrainingJob {
  const outputs = layers[layers.length - 1].outputSize;
  const parameters = { parameters: [] };
  return {
    network: { ...network({ inputSize: 1 }, [dense(1, "identity")]), inputSize, layers, ...parameters },
    data: {
      rows,
      inputs: new Float32Array(0),
      targets: new Float32Array(rows * outputs),
      classes: true,
    },
    loss: "cross-entropy",
    optimizer: adam(),
    batchSize,
    l2: 0,
    clipNorm,
    seed: 0,
    precision: "f32",
  };
}

/** The same with inputs, of which so many are not 0. */
function sparseJob(wanted: Wanted, density: number): TrainingJob<PreparedData> {
  const job = jobOf(wanted);
  const random = randomRow(1, streams.split);
  const inputs = Float32Array.from({ length: wanted.rows * wanted.inputSize }, (_, i) =>
    random(i) < density * 2 ** 32 ? 1 : 0,
  );
  return { ...job, data: { ...(job.data as PreparedData), inputs } };
}

/** 4 × parameters, a batch of activations (y and gradient of every layer, the rows that came in), and 16 MB; before them
 * small data, and room for the lists of all rows where they are kept. */
function allowed({ inputSize, layers, rows, batchSize }: Wanted, listed: boolean): number {
  const sizes = [inputSize, ...layers.map(({ outputSize }) => outputSize)];
  const parameters = layers.reduce((sum, { outputSize }, i) => sum + (sizes[i] + 1) * outputSize, 0);
  const outputs = sizes[sizes.length - 1];
  const data = 4 * rows * (inputSize + outputs + 1);
  const activations = sizes.reduce((sum, size) => sum + 2 * size, 0) * 4 * batchSize;
  const lists = listed && rows * inputSize * 8 < 2 ** 30 ? rows * inputSize * 8 : 0;
  return (data < 2 ** 24 ? data : 0) + lists + 4 * 4 * parameters + activations + 16 * 2 ** 20;
}

const mnist = {
  rows: 60_000,
  batchSize: 32,
  inputSize: 576,
  layers: [dense(100, "sigmoid"), dense(10, "softmax")],
};
const relus = [dense(1024, "relu"), dense(1024, "relu"), dense(10, "softmax")];
const kinds: [string, Wanted, boolean][] = [
  ["the lecture's MNIST, listed", mnist, true],
  ["the lecture's MNIST, dense", mnist, false],
  ["a hundred times as many rows", { ...mnist, rows: 6_000_000 }, true],
  ["wide relu layers", { rows: 60_000, batchSize: 256, inputSize: 784, layers: relus }, true],
  [
    "wide relu layers, clipped",
    { rows: 9, batchSize: 256, inputSize: 784, layers: relus, clipNorm: 1 },
    false,
  ],
  ["a batch of thousands", { rows: 9_000, batchSize: 8_192, inputSize: 784, layers: relus }, false],
  [
    "many layers",
    { rows: 100, batchSize: 7, inputSize: 9, layers: Array(50).fill(dense(200, "relu")) },
    false,
  ],
];

describe("beside large data a training run takes no more memory than 4 × parameters, a batch of activations and 16 MB", () => {
  it.each(kinds)("%s", (_, wanted, inputs) => {
    const plan = planTraining(jobOf(wanted), { inputs, hidden: true });
    expect(plan.pages * 65536).toBeLessThanOrEqual(allowed(wanted, inputs));
  });
});

describe("planTraining chooses a kernel for each layer", () => {
  const kernels = (layers: readonly DenseLayer[], batchSize = 32, inputs = false) =>
    planTraining(jobOf({ rows: 10_000, batchSize, inputSize: 100, layers }), {
      inputs,
      hidden: true,
    }).layers.map(({ kernel }) => kernel);

  it("sparse for the first where its zeros are listed, dense where not", () => {
    expect(kernels([dense(100, "sigmoid"), dense(3, "sigmoid")], 32, true)).toEqual(["sparse", "dense"]);
    expect(kernels([dense(100, "sigmoid"), dense(3, "sigmoid")])).toEqual(["dense", "dense"]);
  });

  it("counted for wide layers behind relu or much dropout, and for no others", () => {
    const dropout = dense(64, "tanh", { dropout: 0.4 });
    expect(kernels([dense(64, "relu"), dropout, dense(64, "sigmoid")])).toEqual([
      "dense",
      "counted",
      "counted",
    ]);
    expect(kernels([dense(63, "relu"), dense(64, "sigmoid"), dense(64, "sigmoid")])).toEqual([
      "dense",
      "dense",
      "dense",
    ]);
    expect(kernels([dense(64, "relu"), dense(63, "sigmoid")])).toEqual(["dense", "dense"]);
    expect(kernels([dense(64, "relu", { dropout: 0.1 }), dense(64, "sigmoid")])).toEqual([
      "dense",
      "counted",
    ]);
  });

  it("and says why", () => {
    const job = jobOf({
      ...{ rows: 9, batchSize: 9, inputSize: 100 },
      layers: [dense(64, "relu"), dense(64, "tanh"), dense(64, "relu"), dense(3, "softmax")],
    });
    const reasons = (inputs: boolean) =>
      planTraining(job, { inputs, hidden: true }).layers.map(({ reason }) => reason);
    expect(reasons(true)).toEqual([
      "most inputs of the data are 0",
      "zeros of relu or dropout, counted in each batch",
      "tanh leaves few zeros",
      "fewer than 64 inputs or outputs",
    ]);
    expect(reasons(false)[0]).toBe("the inputs are not known to be mostly 0");
  });

  it("none counted where the lists of a batch would take too much memory", () => {
    expect(kernels(relus, 256)).toEqual(["dense", "counted", "dense"]);
    expect(kernels(relus, 1024)).toEqual(["dense", "dense", "dense"]);
  });
});

describe("planTraining tells how much of the lists' room is filled", () => {
  const zeros = { inputs: true, hidden: true };
  const layers = [dense(100, "sigmoid"), dense(10, "softmax")];

  it("most of it and not more, where a few rows show what all are like", () => {
    const job = sparseJob({ rows: 4000, inputSize: 100, layers, batchSize: 32 }, 0.3);
    const bytes = 8 * job.data.inputs.filter((x) => x !== 0).length;
    const { filled } = planTraining(job, zeros).data;
    expect(filled).toBeGreaterThan(0.85 * bytes);
    expect(filled).toBeLessThan(0.95 * bytes);
  });

  it("nothing where there are no lists, or lists of a window alone", () => {
    const job = sparseJob({ rows: 4000, inputSize: 100, layers, batchSize: 32 }, 0.3);
    expect(planTraining(job, { ...zeros, inputs: false }).data.filled).toBe(0);
    expect(planTraining(job, zeros, { residentBytes: 2 ** 12 }).data.filled).toBe(0);
  });
});

describe("stride", () => {
  it("keeps short rows as they are, and makes others an odd number of cache lines", () => {
    expect([16, 400, 496].map(stride)).toEqual([16, 400, 496]);
    expect([512, 576, 640, 4096].map(stride)).toEqual([576, 576, 704, 4160]);
  });
});
