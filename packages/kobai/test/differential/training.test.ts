// The compiler against the reference: whole training runs of both machines on the same job.

import { describe, expect, it } from "vitest";
import { compiledTrainer } from "../../src/compile/trainer.js";
import { dense } from "../../src/network/dense.js";
import type { Precision } from "../../src/network/parameters.js";
import { difference, run, runBoth } from "./both.js";
import { endings, hiddenActivations, type JobShape, jobOf, optimizers, randomJob } from "./jobs.js";

/** f64: both machines add in the same order, so only a few roundings differ. f32: against the f64 reference. */
const tolerance: Record<Precision, number> = { f64: 1e-13, f32: 2e-5 };

async function expectEqual(shape: JobShape, path: "dense" | "sparse"): Promise<void> {
  for (const precision of ["f64", "f32"] as const) {
    const job = jobOf({ ...shape, precision });
    const { compiled, reference } = await runBoth(job);
    expect(compiled.path).toBe(path);
    expect(compiled.report.steps).toBe(reference.report.steps);
    expect(difference(compiled.state, reference.state)).toBeLessThan(tolerance[precision]);
    const scale = Math.max(1, Math.abs(reference.report.lossSum));
    expect(Math.abs(compiled.report.lossSum - reference.report.lossSum) / scale).toBeLessThan(
      tolerance[precision],
    );
    if (precision === "f64") expect(compiled.report.correct).toBe(reference.report.correct);
  }
}

describe("the compiled training step equals the reference", () => {
  for (const [activation, loss] of endings) {
    for (const optimizer of optimizers) {
      const title = optimizer.kind === "momentum" && optimizer.nesterov ? "nesterov" : optimizer.kind;
      it(`after ${activation} with ${loss} and ${title}`, () =>
        expectEqual(
          {
            seed: 1,
            inputSize: 5,
            layers: [dense(7, "tanh"), dense(3, activation)],
            rows: 11,
            batchSize: 4,
            loss,
            optimizer,
          },
          "dense",
        ));
    }
  }

  it.each(hiddenActivations)("through %s in hidden layers", (activation) =>
    expectEqual(
      {
        seed: 2,
        inputSize: 4,
        layers: [dense(9, activation), dense(5, activation), dense(2, "softmax")],
        rows: 9,
        batchSize: 9,
      },
      "dense",
    ),
  );

  it.each([1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17])("with layers of size %d", (size) =>
    expectEqual(
      {
        seed: size,
        inputSize: size,
        layers: [dense(size, "sigmoid"), dense(size, "identity")],
        rows: 6,
        batchSize: 5,
      },
      "dense",
    ),
  );

  it.each([1, 2, 3, 4, 5, 7, 8, 9, 33])("with batches of %d rows", (batchSize) =>
    expectEqual(
      { seed: 3, inputSize: 6, layers: [dense(10, "relu"), dense(3, "softmax")], rows: 33, batchSize },
      "dense",
    ),
  );

  it.each([1, 3, 20, 21, 40, 100, 128])("with sparse inputs into %d units", (size) =>
    expectEqual(
      {
        seed: 4,
        inputSize: 70,
        layers: [dense(size, "sigmoid"), dense(4, "softmax")],
        rows: 12,
        batchSize: 5,
        density: 0.25,
      },
      "sparse",
    ),
  );

  it("with dropout, sample weights, L2 and clipping at once", () =>
    expectEqual(
      {
        seed: 5,
        inputSize: 6,
        layers: [
          dense(11, "gelu", { dropout: 0.5 }),
          dense(6, "silu", { dropout: 0.2 }),
          dense(3, "softmax"),
        ],
        rows: 20,
        batchSize: 7,
        weighted: true,
        l2: 0.01,
        clipNorm: 0.1,
      },
      "dense",
    ));
});

describe("on random networks and data", () => {
  it("both machines end with the same parameters", async () => {
    for (let seed = 0; seed < 300; seed++) {
      const { compiled, reference } = await runBoth(randomJob(seed, "f64"));
      expect(compiled.path, `seed ${seed}`).not.toBe("reference");
      expect(difference(compiled.state, reference.state), `seed ${seed}`).toBeLessThan(tolerance.f64);
    }
  });
});

describe("skipping zeros", () => {
  it.each(["f32", "f64"] as const)("changes no bit of a training run in %s", async (precision) => {
    const layers = [dense(23, "relu"), dense(3, "softmax")];
    const shape = { seed: 6, inputSize: 81, layers, rows: 30, batchSize: 7, density: 0.3 };
    const job = jobOf({ ...shape, precision });
    const sparse = await run(await compiledTrainer(job, true), job);
    const plain = await run(await compiledTrainer(job, false), job);
    expect([sparse.path, plain.path]).toEqual(["sparse", "dense"]);
    expect(sparse.state).toEqual(plain.state);
    expect(sparse.report).toEqual(plain.report);
  });
});
