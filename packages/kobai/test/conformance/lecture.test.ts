// The reference, and the tiny path, against the lecture's classes, which share no code with them: squared-error, sigmoid
// layers, full batch.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compiledTrainer } from "../../src/compile/trainer.js";
import { Layer, seed } from "../../src/lecture/index.js";
import type { TrainingJob } from "../../src/machine.js";
import { dense } from "../../src/network/dense.js";
import type { LayerParameters } from "../../src/network/parameters.js";
import { gradientDescent } from "../../src/optimizer/index.js";
import { referenceTrainer } from "../../src/reference/machine.js";
import { trace } from "../../src/reference/trace.js";

const size = fc.constantFrom(1, 3, 5, 7, 9);
const unit = fc.double({ min: -1, max: 1, noNaN: true });
/** Sizes from the input to the output, and one pool of numbers for inputs and targets. */
const problems = fc.record({
  sizes: fc.array(size, { minLength: 2, maxLength: 4 }),
  rows: fc.integer({ min: 1, max: 5 }),
  pool: fc.array(unit, { minLength: 90, maxLength: 90 }),
  seed: fc.nat(1000),
});

const table = (rows: number, columns: number, pool: number[]): number[][] =>
  Array.from({ length: rows }, (_, r) => pool.slice(r * columns, (r + 1) * columns));

const parametersOf = (layers: Layer[]): LayerParameters[] =>
  layers.map(({ w, b }) => ({ weights: Float64Array.from(w.flat()), bias: Float64Array.from(b) }));

const networkOf = (layers: Layer[]) => ({
  inputSize: layers[0].nin,
  seed: 0,
  layers: layers.map(({ nout }) => dense(nout, "sigmoid")),
  parameters: parametersOf(layers),
});

/** One pass of the lecture over all samples: the summed loss. Gradients are left in the layers. */
function lecturePass(layers: Layer[], inputs: number[][], targets: number[][]): number {
  const last = layers[layers.length - 1];
  inputs.forEach((x, row) => {
    layers.reduce((y, layer) => layer.forward(y), x);
    layers.reduceRight((delta, layer) => layer.backward(delta), last.mseLoss(targets[row]));
  });
  return last.loss;
}

function expectClose(got: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - expected[i])).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected[i])));
}

describe("the reference and the lecture's Layer agree to 1e-12", () => {
  it("in every gradient of one sample", () => {
    fc.assert(
      fc.property(problems, ({ sizes, pool, seed: drawn }) => {
        seed(drawn);
        const layers = sizes.slice(1).map((nout, i) => new Layer(sizes[i], nout));
        const [x] = table(1, sizes[0], pool);
        const [target] = table(1, sizes[sizes.length - 1], pool.toReversed());
        const loss = lecturePass(layers, [x], [target]);
        const traced = trace(networkOf(layers), x, target, { loss: "squared-error" });
        expectClose([traced.loss], [loss]);
        layers.forEach(({ y, dw, db }, i) => {
          expectClose(traced.layers[i].y, y);
          expectClose(traced.layers[i].weightsGradient, dw.flat());
          expectClose(traced.layers[i].biasGradient, db);
        });
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it.each([
    ["the reference", referenceTrainer],
    ["the tiny path", (job: TrainingJob) => compiledTrainer(job, { way: "tiny" })],
  ] as const)("in loss and parameters of ten steps of %s on several samples", async (_, trainerOf) => {
    await fc.assert(
      fc.asyncProperty(problems, async ({ sizes, rows, pool, seed: drawn }) => {
        seed(drawn);
        const layers = sizes.slice(1).map((nout, i) => new Layer(sizes[i], nout));
        const inputs = table(rows, sizes[0], pool);
        const targets = table(rows, sizes[sizes.length - 1], pool.toReversed());
        const trainer = await trainerOf(jobOf(layers, inputs, targets));
        for (let step = 0; step < 10; step++) {
          const loss = lecturePass(layers, inputs, targets);
          for (const layer of layers) layer.update(0.1);
          expectClose((await trainer.train(0, step, Float64Array.of(0.1))).lossSums, [loss]);
        }
        const { parameters } = await trainer.read();
        parametersOf(layers).forEach(({ weights, bias }, i) => {
          expectClose(parameters[i].weights, weights);
          expectClose(parameters[i].bias, bias);
        });
      }),
      { seed: 8, numRuns: 50 },
    );
  });
});

function jobOf(layers: Layer[], inputs: number[][], targets: number[][]): TrainingJob {
  return {
    network: networkOf(layers),
    data: {
      rows: inputs.length,
      inputs: Float64Array.from(inputs.flat()),
      targets: Float64Array.from(targets.flat()),
      classes: false,
    },
    loss: "squared-error",
    optimizer: gradientDescent({ learningRate: 0.1 }),
    batchSize: inputs.length,
    l2: 0,
    clipNorm: undefined,
    seed: 0,
    precision: "f64",
  };
}
