// The life of threads: they begin with a training, end with it, and a lost one is told of and never waited for.
import { spawnSync } from "node:child_process";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { caughtAsync } from "../../test/caught.js";
import { type Dataset, dataset } from "../data/dataset.js";
import type { Checkpoint } from "../model/checkpoint.js";
import { weightsHash } from "../model/hash.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { gradientDescent } from "../optimizer/index.js";
import { fit } from "../training/fit.js";
import type { FitOptions } from "../training/options.js";
import { threadMaker } from "./threads.js";

const net = network({ inputSize: 3, seed: 5 }, [dense(61, "tanh"), dense(2, "softmax")]);
const rows = 3000;
const data: Dataset = dataset(
  Array.from({ length: rows }, (_, i) => [i % 7, i % 5, i % 3]),
  Array.from({ length: rows }, (_, i) => Number(i % 7 > i % 5)),
);
const two: FitOptions = { threads: 2, batchSize: 8, epochs: 4 };

/** The workers of this process that are alive. */
const alive = new Set<Worker>();
const began = vi.fn((worker: Worker) => {
  alive.add(worker);
  worker.once("exit", () => alive.delete(worker));
});
beforeEach(() => {
  began.mockClear();
  process.on("worker", began);
});
afterEach(async () => {
  process.off("worker", began);
  await vi.waitFor(() => expect(alive.size).toBe(0), { timeout: 5000 });
});
const onlyWorker = () => [...alive][0];

describe("fit with two threads", () => {
  it("starts one beside its own, and ends on the weights of one", async () => {
    const together = await fit(net, data, two);
    expect(together.history).toMatchObject({ threads: 2, path: "dense", stopped: "finished" });
    expect(began).toHaveBeenCalledTimes(1);
    const alone = await fit(net, data, { ...two, threads: 1 });
    expect(alone.history.threads).toBe(1);
    expect(began).toHaveBeenCalledTimes(1);
    expect(await weightsHash(together.model)).toBe(await weightsHash(alone.model));
  });

  it("goes on from a checkpoint of any other number to the same weights", async () => {
    let middle: Checkpoint | undefined;
    const stop = new AbortController();
    const onProgress = ({ epoch }: { epoch: number }) => {
      if (epoch === 3) stop.abort();
    };
    const onCheckpoint = (checkpoint: Checkpoint) => {
      middle = checkpoint;
    };
    const cut = await fit(net, data, { ...two, signal: stop.signal, onProgress, onCheckpoint });
    expect(cut.history).toMatchObject({ stopped: "aborted", threads: 2 });
    const { model } = await fit(net, data, { ...two, threads: 1 });
    for (const threads of [1, 2, 4]) {
      const resumed = await fit(net, data, { ...two, threads, resume: middle! });
      expect(resumed.history.threads).toBe(threads);
      expect(await weightsHash(resumed.model)).toBe(await weightsHash(model));
    }
  });

  it("finds a loss that is no number in all threads at once", async () => {
    const options = {
      ...two,
      optimizer: gradientDescent({ learningRate: 1e30 }),
      loss: "squared-error",
    } as const;
    const net = network({ inputSize: 3, seed: 5 }, [dense(61, "relu"), dense(2, "identity")]);
    const targets = { ...data, labels: undefined, targets: new Float32Array(rows * 2).fill(1) };
    const alone = await caughtAsync(() =>
      fit(net, targets as unknown as Dataset, { ...options, threads: 1 }),
    );
    const together = await caughtAsync(() => fit(net, targets as unknown as Dataset, options));
    expect(together).toContain("train/diverged: ");
    expect(together).toBe(alone);
    expect(began).toHaveBeenCalledTimes(1);
  });

  it("ends them when a callback throws", async () => {
    const onProgress = () => {
      throw new Error("enough");
    };
    await expect(fit(net, data, { ...two, onProgress })).rejects.toThrow("enough");
    expect(began).toHaveBeenCalledTimes(1);
  });
});

describe("a thread that ends before its time", () => {
  it("is told of at the next call", async () => {
    const onProgress = async () => {
      await onlyWorker()?.terminate();
    };
    const error = await caughtAsync(() => fit(net, data, { ...two, onProgress }));
    expect(error).toBe(
      "platform/thread-lost: fit: expected every thread to stay to the end, got one that is lost: it ended with exit code 1. Resume from the last checkpoint, or train with threads 1.",
    );
  });

  it("is given up when it does not come to a meeting", async () => {
    // nobody hears of its end, which else may be told before the next call
    const onProgress = () => {
      const worker = onlyWorker();
      worker?.removeAllListeners("exit").once("exit", () => alive.delete(worker));
      worker?.terminate();
    };
    const error = await caughtAsync(() => fit(net, data, { ...two, onProgress }));
    expect(error).toBe(
      "platform/thread-lost: fit: expected every thread to stay to the end, got one that is lost: it does not answer. Resume from the last checkpoint, or train with threads 1.",
    );
  });
});

describe("a thread that cannot start", () => {
  const real = process.getBuiltinModule;
  afterEach(() => {
    process.getBuiltinModule = real;
  });

  it("is told of, with the reason", async () => {
    class Broken {
      constructor() {
        throw new Error("no more threads");
      }
    }
    const changed = (name: string) =>
      name === "node:worker_threads" ? { Worker: Broken } : real(name as "node:os");
    process.getBuiltinModule = changed as typeof real;
    expect(await caughtAsync(() => fit(net, data, two))).toBe(
      "platform/thread-start: fit: expected to start a thread, got an error: no more threads. Try again with threads 1.",
    );
  });

  it("is not asked for where threads cannot share memory", async () => {
    process.getBuiltinModule = (() => undefined) as typeof real;
    expect(threadMaker()).toBeUndefined();
    const { history } = await fit(net, data, two);
    expect(history.threads).toBe(1);
  });
});

describe("a process", () => {
  const program = (ending: string) => `
    import { dense, fit, network } from "kobai";
    const net = network({ inputSize: 1 }, [dense(100, "tanh"), dense(1, "identity")]);
    const data = { inputs: new Float32Array(4000), targets: new Float32Array(4000) };
    const { history } = await fit(net, data, { threads: 2, epochs: 3, ${ending} });
    console.log(history.threads);`;
  const run = (text: string) => {
    const words = ["--input-type=module", "--eval", text];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      encoding: "utf8",
      timeout: 20_000,
    });
    return { status, stdout, stderr };
  };

  it("ends when its training has ended", () => {
    expect(run(program(""))).toEqual({ status: 0, stdout: "2\n", stderr: "" });
  });

  it("is not kept alive by threads when nothing goes on", () => {
    const { status } = run(program("onProgress: () => new Promise(() => {})"));
    expect(status).toBe(13); // Node's code for an await that nothing will ever answer
  });
});
