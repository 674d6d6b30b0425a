// The compiler against the reference: whole training runs of both machines on the same job.

import { describe, expect, it } from "vitest";
import { zerosOf } from "../../src/compile/density.js";
import { wayOf } from "../../src/compile/path.js";
import { compiledTrainer } from "../../src/compile/trainer.js";
import type { TrainingJob } from "../../src/machine.js";
import { dense } from "../../src/network/dense.js";
import type { Precision } from "../../src/network/parameters.js";
import { precisions } from "../kernels.js";
import { difference, run, runBoth } from "./both.js";
import { endings, hiddenActivations, type JobShape, jobOf, optimizers, randomJob } from "./jobs.js";

/** f64: both machines add in the same order, so only a few roundings differ. f32: against the f64 reference. */
const tolerance: Record<Precision, number> = { f64: 1e-13, f32: 2e-5 };

/** On the given path in both precisions; where the job fits the tiny path, on that too. */
async function expectEqual(shape: JobShape, path: "dense" | "sparse"): Promise<void> {
  for (const precision of ["f64", "f32"] as const) {
    const job = jobOf({ ...shape, precision });
    await expectEqualOn(job, path);
    if (wayOf(job) === "tiny") await expectEqualOn(job, "tiny");
  }
}

async function expectEqualOn(job: TrainingJob, path: "dense" | "sparse" | "tiny"): Promise<void> {
  const { precision } = job;
  const { compiled, reference } = await runBoth(job, path === "tiny" ? "tiny" : zerosOf(job));
  expect(compiled.path).toBe(path);
  expect(compiled.report.steps).toBe(reference.report.steps);
  expect(difference(compiled.state, reference.state)).toBeLessThan(tolerance[precision]);
  const scale = Math.max(1, Math.abs(reference.report.lossSum));
  expect(Math.abs(compiled.report.lossSum - reference.report.lossSum) / scale).toBeLessThan(
    tolerance[precision],
  );
  if (precision === "f64") expect(compiled.report.correct).toBe(reference.report.correct);
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
  it("both machines end with the same parameters, on every path", async () => {
    const ran = { dense: 0, sparse: 0, tiny: 0 };
    for (let seed = 0; seed < 300; seed++) {
      const job = randomJob(seed, "f64");
      for (const way of wayOf(job) === "tiny" ? (["tiny", zerosOf(job)] as const) : [zerosOf(job)]) {
        const { compiled, reference } = await runBoth(job, way);
        const title = `seed ${seed}, ${compiled.path}`;
        expect(compiled.path === "tiny", title).toBe(way === "tiny");
        expect(difference(compiled.state, reference.state), title).toBeLessThan(tolerance.f64);
        ran[compiled.path as keyof typeof ran]++;
      }
    }
    expect(Math.min(...Object.values(ran))).toBeGreaterThan(20);
  });
});

describe("skipping zeros changes no bit of a training run", () => {
  const hidden = [
    dense(70, "relu"),
    dense(67, "relu", { dropout: 0.8 }),
    dense(65, "relu"),
    dense(64, "tanh"),
  ];
  const kinds: [string, Partial<JobShape>][] = [
    ["few inputs", { layers: [dense(23, "relu"), dense(3, "softmax")], density: 0.3 }],
    ["relu and dropout before wide layers", { layers: [...hidden, dense(3, "softmax")] }],
    ["both, with L2", { layers: [...hidden, dense(3, "softmax")], density: 0.3, l2: 0.01 }],
    ["both, clipped", { layers: [...hidden, dense(3, "softmax")], density: 0.3, clipNorm: 0.1 }],
  ];

  it.each(
    kinds.flatMap(([title, shape]) => precisions.map((precision) => [title, precision, shape] as const)),
  )("%s in %s", async (_, precision, shape) => {
    for (const optimizer of optimizers) {
      const usual = { seed: 6, inputSize: 81, layers: [], rows: 30, batchSize: 7, optimizer, precision };
      const job = jobOf({ ...usual, ...shape });
      const inputs = shape.density !== undefined;
      const sparse = await run(await compiledTrainer(job, { way: { inputs, hidden: true } }), job);
      const plain = await run(await compiledTrainer(job, { way: { inputs: false, hidden: false } }), job);
      expect([sparse.path, plain.path]).toEqual([inputs ? "sparse" : "dense", "dense"]);
      expect(sparse.state).toEqual(plain.state);
      expect(sparse.report).toEqual(plain.report);
    }
  });
});

it("rows are taken as they stand until another order is set", async () => {
  const job = jobOf({ seed: 7, inputSize: 3, layers: [dense(2, "softmax")], rows: 7, batchSize: 3 });
  const [plain, ordered] = [await compiledTrainer(job), await compiledTrainer(job)];
  await ordered.setOrder(Uint32Array.from({ length: 7 }, (_, row) => row));
  const rates = new Float64Array(3).fill(0.1);
  const report = await plain.train(0, 0, rates);
  expect(report.steps).toBe(3);
  expect(report).toEqual(await ordered.train(0, 0, rates));
  expect(await plain.read()).toEqual(await ordered.read());
});
