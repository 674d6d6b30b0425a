import { describe, expect, test } from "vitest";
import {
  begun,
  ended,
  failed,
  idle,
  isBusy,
  testAccuracy,
  withData,
  withEpoch,
  withProgress,
} from "./run.js";

const settings = { seed: 3, learningRate: 0.01, batchSize: 32, epochs: 2 };
const progress = (epoch: number, step: number, loss = 1) => ({
  epoch,
  epochs: 2,
  step,
  steps: 100,
  loss,
  accuracy: 0.5,
});
const record = (epoch: number, accuracy: number) => ({
  ...{ epoch, loss: 0.3, accuracy: 0.9, learningRate: 0.01, seconds: 1 },
  validation: { loss: 0.2, accuracy },
});

describe("a training run", () => {
  test("is busy from its start to its end, whatever the end", () => {
    expect(isBusy(idle)).toBe(false);
    const started = begun(settings);
    expect(isBusy(started)).toBe(true);
    const running = withProgress(withData(started, { loaded: 5, total: 10 }), progress(1, 10));
    expect([running.phase, running.loaded, running.total]).toEqual(["running", 5, 10]);
    expect(isBusy(running)).toBe(true);
    expect(ended(running, { stopped: "finished", seconds: 2 }).phase).toBe("finished");
    expect(ended(running, { stopped: "aborted", seconds: 2 }).phase).toBe("stopped");
    expect(isBusy(failed(running, { code: "lab/worker", fields: {} }))).toBe(false);
  });
  test("draws its loss over the share of all epochs", () => {
    const run = withProgress(withProgress(begun(settings), progress(1, 50, 0.8)), progress(2, 50, 0.4));
    expect(run.curve).toEqual([
      { at: 0.25, loss: 0.8 },
      { at: 0.75, loss: 0.4 },
    ]);
  });
  test("keeps the curve short, its newest point always among the rest", () => {
    let run = begun({ ...settings, epochs: 1 });
    for (let step = 1; step <= 2000; step++) {
      run = withProgress(run, { epoch: 1, epochs: 1, step, steps: 2000, loss: step });
      expect(run.curve.length).toBeLessThanOrEqual(600);
      expect(run.curve[run.curve.length - 1].loss).toBe(step);
    }
    expect(run.curve.length).toBeGreaterThan(200);
  });
  test("knows the test accuracy after its last epoch, and none before", () => {
    expect(testAccuracy(begun(settings))).toBeUndefined();
    const run = withEpoch(withEpoch(begun(settings), record(1, 0.95)), record(2, 0.97));
    expect(testAccuracy(run)).toBe(0.97);
  });
  test("forgets the run before when it begins", () => {
    const before = withEpoch(begun(settings), record(1, 0.95));
    expect(before.epochs).toHaveLength(1);
    expect(begun(settings)).toEqual({ ...idle, phase: "loading", settings });
  });
});
