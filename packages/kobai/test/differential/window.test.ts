// Data too large for memory come by a window: the same bits as those that are kept whole.
import { afterEach, describe, expect, it } from "vitest";
import { zerosOf } from "../../src/compile/density.js";
import { planTraining } from "../../src/compile/plan-training.js";
import { compiledTrainer } from "../../src/compile/trainer.js";
import { density } from "../../src/data/density.js";
import type { PreparedData, PreparedSource } from "../../src/data/prepared.js";
import { rowsAt } from "../../src/data/rows.js";
import type { Trainer, TrainingJob } from "../../src/machine.js";
import { dense } from "../../src/network/dense.js";
import { threadMaker } from "../../src/platform/threads.js";
import { inOrder } from "../../src/random.js";
import { precisions } from "../kernels.js";
import { run } from "./both.js";
import { jobOf, optimizers } from "./jobs.js";

const open: Trainer[] = [];
afterEach(() => {
  for (const trainer of open.splice(0)) trainer.close();
});

type Path = "tiny" | "dense" | "sparse";

async function trained(job: TrainingJob, path: Path, threads: number, residentBytes: number | undefined) {
  const trainer = await compiledTrainer(job, {
    way: path === "tiny" ? "tiny" : zerosOf(job),
    threads: { count: threads, epochs: 1, maker: threadMaker() },
    ...(residentBytes !== undefined && { residentBytes }),
  });
  open.push(trainer);
  return { ...(await run(trainer, job)), path: trainer.path };
}

/** The same rows where they are not all in memory: else the lists of their non-zeros would be kept. */
function fromAfar(job: TrainingJob<PreparedData>): TrainingJob {
  const { rows, classes, inputs } = job.data;
  const data: PreparedSource = {
    ...{ rows, classes, weighted: true },
    density: density(inputs, job.network.inputSize),
    async *read(order = inOrder(rows)) {
      for (let from = 0; from < order.length; from += 7)
        yield await rowsAt(job.data, order.subarray(from, from + 7));
    },
  };
  return { ...job, data };
}

/** Windows of one batch, and of three with one left over at the end of an epoch. */
async function expectSame(job: TrainingJob<PreparedData>, path: Path, threads = 1): Promise<void> {
  const whole = await trained(job, path, threads, undefined);
  expect(whole.path).toBe(path);
  const rowBytes = (job.data.inputs.length / job.data.rows + 3 + 1) * (job.precision === "f32" ? 4 : 8);
  for (const batches of [1, 3]) {
    const residentBytes = 4 * batches * job.batchSize * rowBytes;
    for (const shown of path === "sparse" ? [fromAfar(job)] : [job, fromAfar(job)]) {
      const { data } = planTraining(shown, { inputs: path === "sparse", hidden: false }, { residentBytes });
      expect(data.rows, "rows of the window").toBe(batches * job.batchSize);
      expect(await trained(shown, path, threads, residentBytes)).toEqual(whole);
    }
  }
}

describe.each(precisions)("in %s", (precision) => {
  const layers = [dense(35, "sigmoid"), dense(3, "softmax")];
  const shape = { seed: 2, layers, rows: 53, batchSize: 4, weighted: true, precision };
  const tinyShape = { layers: [dense(4, "tanh"), dense(3, "softmax")] };

  it("dense inputs", () => expectSame(jobOf({ ...shape, inputSize: 9 }), "dense"));

  it("sparse inputs", () => expectSame(jobOf({ ...shape, inputSize: 70, density: 0.25 }), "sparse"));

  it("sparse inputs in memory, whose lists are kept though they come in parts", async () => {
    const job = jobOf({ ...shape, inputSize: 70, density: 0.25 });
    const residentBytes = 8192;
    const { data } = planTraining(job, { inputs: true, hidden: false }, { residentBytes });
    expect([data.rows, data.inputRows < 53]).toEqual([53, true]);
    expect(await trained(job, "sparse", 1, residentBytes)).toEqual(
      await trained(job, "sparse", 1, undefined),
    );
  });

  it("a tiny network", () =>
    expectSame(jobOf({ ...shape, ...tinyShape, inputSize: 5, optimizer: optimizers[1] }), "tiny"));

  it("three threads", async () => {
    await expectSame(jobOf({ ...shape, inputSize: 9 }), "dense", 3);
    await expectSame(jobOf({ ...shape, inputSize: 70, density: 0.25 }), "sparse", 3);
  });

  it.each([
    ["tiny", 1, undefined],
    ["dense", 1, undefined],
    ["dense", 1, 8192],
    ["dense", 2, undefined],
    ["sparse", 1, undefined],
    ["sparse", 1, 8192],
    ["sparse", 1, 64],
    ["sparse", 2, undefined],
  ] as const)(
    "inputs that nobody has looked through are told of by their place: %s, %s threads, %s bytes",
    async (path, threads, residentBytes) => {
      const inputSize = path === "sparse" ? 70 : 5;
      const job = jobOf({ ...shape, ...(path === "tiny" && tinyShape), inputSize, density: 0.25 });
      const bad = (at: number, value: number) => {
        const inputs = job.data.inputs.slice();
        inputs[at] = value;
        return trained({ ...job, data: { ...job.data, inputs, unseen: true } }, path, threads, residentBytes);
      };
      for (const [at, value] of [
        [0, Number.NaN],
        [17 * inputSize + 4, Number.POSITIVE_INFINITY],
        [53 * inputSize - 1, Number.NEGATIVE_INFINITY],
      ]) {
        const place = { row: Math.floor(at / inputSize), column: at % inputSize };
        await expect(bad(at, value)).rejects.toMatchObject({
          code: "data/not-finite",
          fields: { name: "data", part: "inputs", got: value, ...place },
        });
      }
      expect((await bad(3, 0)).path).toBe(path);
    },
  );

  it("whose order begins anew within a call", async () => {
    const job = fromAfar(jobOf({ ...shape, inputSize: 70, density: 0.25 }));
    const losses = async (residentBytes: number | undefined) => {
      const trainer = await compiledTrainer(job, {
        way: zerosOf(job),
        ...(residentBytes !== undefined && { residentBytes }),
      });
      return (await trainer.train(9, 0, new Float64Array(20).fill(0.1))).lossSums;
    };
    expect(await losses(8192)).toEqual(await losses(undefined));
  });
});
