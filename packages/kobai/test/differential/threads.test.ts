// Training by several threads: the same bits whatever their number. Tiny networks are made to take the kernels for large
// ones: by themselves they train in one thread.

import { afterEach, describe, expect, it } from "vitest";
import { zerosOf } from "../../src/compile/density.js";
import { compiledTrainer } from "../../src/compile/trainer.js";
import type { PreparedData } from "../../src/data/prepared.js";
import type { Trainer, TrainingJob } from "../../src/machine.js";
import { dense } from "../../src/network/dense.js";
import type { Floats } from "../../src/network/parameters.js";
import { threadMaker } from "../../src/platform/threads.js";
import { precisions } from "../kernels.js";
import { type Ran, run } from "./both.js";
import { hiddenActivations, type JobShape, jobOf, optimizers, randomJob } from "./jobs.js";

const open: Trainer[] = [];
afterEach(() => {
  for (const trainer of open.splice(0)) trainer.close();
});

type Job = TrainingJob<PreparedData>;

async function trainerOf(job: Job, count: number): Promise<Trainer> {
  const trainer = await compiledTrainer(job, {
    way: zerosOf(job),
    threads: { count, epochs: 1, maker: threadMaker() },
  });
  open.push(trainer);
  return trainer;
}

async function ran(job: Job, count: number): Promise<Ran & { readonly logits: Floats }> {
  const trainer = await trainerOf(job, count);
  const result = { ...(await run(trainer, job)), logits: await trainer.logits(job.data.inputs) };
  trainer.close();
  return result;
}

interface Expected {
  readonly path: Trainer["path"];
  /** How many can train it. */
  readonly most?: number;
}

/** The states of one thread and of several, and what they predict, bit by bit. */
async function expectSame(job: Job, counts: readonly number[], { path, most = 64 }: Expected) {
  const alone = await ran(job, 1);
  expect(alone).toMatchObject({ path, threads: 1 });
  for (const count of counts) {
    const together = await ran(job, count);
    expect(together).toMatchObject({ path, threads: Math.min(count, most) });
    expect(together.state, `${count} threads`).toEqual(alone.state);
    expect(together.report).toEqual(alone.report);
    expect(together.logits).toEqual(alone.logits);
  }
}

const several = [2, 3, 4, 8];
const titleOf = (optimizer: (typeof optimizers)[number]) =>
  optimizer.kind === "momentum" && optimizer.nesterov ? "nesterov" : optimizer.kind;

describe.each(precisions)("1, 2, 3, 4 and 8 threads end on the same bits in %s", (precision) => {
  const deep = {
    seed: 1,
    layers: [dense(37, "tanh"), dense(33, "relu"), dense(34, "silu"), dense(3, "softmax")],
    rows: 23,
    batchSize: 5,
    precision,
  };

  it.each(optimizers.map((optimizer) => [titleOf(optimizer), optimizer] as const))(
    "with %s on dense and on sparse inputs",
    async (_, optimizer) => {
      const layers = [dense(35, "sigmoid"), dense(3, "softmax")];
      const shape = { seed: 2, layers, rows: 23, batchSize: 5, precision, optimizer };
      await expectSame(jobOf({ ...shape, inputSize: 9 }), several, { path: "dense" });
      await expectSame(jobOf({ ...shape, inputSize: 70, density: 0.25 }), several, { path: "sparse" });
    },
  );

  it.each([
    ["three hidden layers", {}],
    ["L2", { l2: 0.01 }],
    ["clipping", { clipNorm: 0.05 }],
    ["sample weights", { weighted: true }],
    ["everything at once", { l2: 0.01, clipNorm: 0.05, weighted: true, optimizer: optimizers[5] }],
  ] as [string, Partial<JobShape>][])("with %s", async (_, settings) => {
    await expectSame(jobOf({ ...deep, inputSize: 9, ...settings }), several, { path: "dense" });
    await expectSame(jobOf({ ...deep, inputSize: 66, density: 0.3, ...settings }), several, {
      path: "sparse",
    });
  });

  it("with dropout", async () => {
    const layers = [
      dense(37, "gelu", { dropout: 0.5 }),
      dense(30, "relu", { dropout: 0.2 }),
      dense(2, "identity"),
    ];
    await expectSame(jobOf({ ...deep, inputSize: 7, layers }), several, { path: "dense" });
    await expectSame(jobOf({ ...deep, inputSize: 7, layers, clipNorm: 0.1 }), several, { path: "dense" });
  });

  it("with layers whose zeros are counted", async () => {
    const layers = [
      dense(70, "relu"),
      dense(67, "relu", { dropout: 0.8 }),
      dense(65, "tanh"),
      dense(3, "softmax"),
    ];
    await expectSame(jobOf({ ...deep, inputSize: 20, layers }), several, { path: "dense" });
  });

  it("with last layers so wide that all update them", async () => {
    const wide = [dense(37, "tanh"), dense(83, "softmax")];
    await expectSame(jobOf({ ...deep, inputSize: 9, layers: wide }), several, { path: "dense" });
    const counted = [dense(70, "relu"), dense(70, "relu"), dense(83, "softmax")];
    await expectSame(jobOf({ ...deep, inputSize: 9, layers: counted }), several, { path: "dense" });
    await expectSame(jobOf({ ...deep, inputSize: 9, layers: counted, clipNorm: 0.05 }), several, {
      path: "dense",
    });
  });

  it.each(hiddenActivations)("through %s", async (activation) => {
    const layers = [dense(13, activation), dense(12, activation), dense(2, "softmax")];
    await expectSame(jobOf({ ...deep, inputSize: 5, layers }), [2], { path: "dense" });
  });
});

describe("threads share hidden layers of every size", () => {
  it.each(Array.from({ length: 33 }, (_, i) => i + 1))("%d units", async (size) => {
    const precision = precisions[size % 2];
    const layers = [dense(size, "tanh"), dense(Math.ceil(size / 2), "sigmoid"), dense(2, "softmax")];
    const shape = { seed: size, layers, rows: 7, batchSize: 3, precision };
    const most = Math.ceil(size / 4);
    await expectSame(jobOf({ ...shape, inputSize: 6 }), [2, 8], { path: "dense", most });
    await expectSame(jobOf({ ...shape, inputSize: 65, density: 0.2 }), [3], { path: "sparse", most });
  });

  it("one thread trains a network without hidden layers", async () => {
    const job = jobOf({ seed: 3, inputSize: 9, layers: [dense(40, "softmax")], rows: 7, batchSize: 3 });
    await expectSame(job, [8], { path: "dense", most: 1 });
  });
});

describe("on random networks and data", () => {
  it("two, three and five threads end with the state of one", async () => {
    for (let seed = 0; seed < 30; seed++) {
      const job = randomJob(seed, precisions[seed % 2]);
      const alone = await ran(job, 1);
      const together = await ran(job, [2, 3, 5][seed % 3]);
      expect(together.state, `seed ${seed}`).toEqual(alone.state);
      expect(together.report, `seed ${seed}`).toEqual(alone.report);
      expect(together.logits, `seed ${seed}`).toEqual(alone.logits);
    }
  });
});
