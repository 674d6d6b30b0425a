import { describe, expect, it } from "vitest";
import { type JobShape, jobOf } from "../../test/differential/jobs.js";
import type { Crew, ThreadCount } from "../machine.js";
import { dense } from "../network/dense.js";
import { adam, adamw, rmsprop } from "../optimizer/index.js";
import { threadCount } from "./threads.js";

const maker = (cores: number) => ({
  cores,
  start: (): Crew => {
    throw new Error("nobody is asked to start");
  },
});
const shape: JobShape = {
  seed: 1,
  inputSize: 100,
  layers: [dense(100, "tanh"), dense(2, "softmax")],
  rows: 100,
  batchSize: 100,
};
const counted = (changes: Partial<JobShape>, count: ThreadCount, { cores = 8, epochs = 10_000 } = {}) =>
  threadCount(jobOf({ ...shape, ...changes }), { count, epochs, maker: maker(cores) });

describe("threadCount", () => {
  it("is one where threads cannot share memory", () => {
    expect(threadCount(jobOf(shape), { count: 8, epochs: 1, maker: undefined })).toBe(1);
  });

  it("is what was asked for, more than there are cores too, up to one for every four units of the widest layer", () => {
    const few = { cores: 2, epochs: 1 };
    expect([1, 2, 8, 64].map((count) => counted({}, count, few))).toEqual([1, 2, 8, 25]);
    expect(counted({ layers: [dense(2, "softmax")] }, 8)).toBe(1);
  });

  it("auto: as many as have work for 200,000 products each between two meetings, and no more than there are cores", () => {
    expect(counted({}, "auto")).toBe(5);
    expect(counted({}, "auto", { cores: 2 })).toBe(2);
    expect(counted({ batchSize: 38 }, "auto")).toBe(1);
    expect(counted({ batchSize: 39 }, "auto")).toBe(2); // 10,000 weights, each with 39 products and an update
    expect(counted({ rows: 38 }, "auto")).toBe(1);
    const deep = [dense(100, "tanh"), dense(100, "tanh"), dense(2, "softmax")];
    expect(counted({ layers: deep }, "auto")).toBe(3); // 2 · 10⁶ products, three meetings
    expect(counted({ layers: [dense(2, "softmax")] }, "auto")).toBe(1);
  });

  it("auto: an update that takes a root counts for six products", () => {
    for (const optimizer of [adam(), adamw(), rmsprop()]) {
      expect(counted({ optimizer, batchSize: 33 }, "auto")).toBe(1);
      expect(counted({ optimizer, batchSize: 34 }, "auto")).toBe(2);
    }
  });

  it("auto: one where the training is short", () => {
    expect(counted({}, "auto", { epochs: 2475 })).toBe(1);
    expect(counted({}, "auto", { epochs: 2476 })).toBe(5);
    expect(counted({ rows: 200 }, "auto", { epochs: 1238 })).toBe(5);
  });

  it("auto: products of zeros that are left out do not count", () => {
    const job = jobOf(shape);
    const inputs = job.data.inputs.map((x, i) => (i % 4 === 0 ? x : 0));
    const count = threadCount(
      { ...job, data: { ...job.data, inputs } },
      { count: "auto", epochs: 10_000, maker: maker(8) },
    );
    expect(count).toBe(1); // 10⁶ products, a quarter of them made
  });
});
