import { describe, expect, it } from "vitest";
import { caught } from "../../test/caught.js";
import {
  adam,
  checkSchedule,
  constant,
  cosine,
  exponential,
  learningRateAt,
  linear,
  type Schedule,
  step,
} from "./index.js";

/** The rates of all steps of a training. */
function rates(learningRate: number | Schedule, { stepsPerEpoch = 4, epochs = 3 } = {}): number[] {
  return Array.from({ length: stepsPerEpoch * epochs }, (_, at) =>
    learningRateAt(learningRate, { step: at, stepsPerEpoch, epochs }),
  );
}
const closeTo = (expected: number[]) => expected.map((rate) => expect.closeTo(rate, 15));

describe("learningRateAt", () => {
  it("is the number itself where there is no schedule", () => {
    expect(rates(0.1)).toEqual(Array(12).fill(0.1));
    expect(rates(constant(0.1))).toEqual(Array(12).fill(0.1));
  });

  it("multiplies by the factor after every so many epochs (step)", () => {
    const seen = rates(step(1, { factor: 0.5, every: 2 }), { stepsPerEpoch: 2, epochs: 5 });
    expect(seen).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25]);
  });

  it("falls in equal parts, the last of which would reach the end (linear)", () => {
    expect(rates(linear(8), { stepsPerEpoch: 4, epochs: 2 })).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(rates(linear(8, { to: 4 }), { stepsPerEpoch: 2, epochs: 2 })).toEqual([8, 7, 6, 5]);
  });

  it("has fallen by the factor after each epoch and by its root after half of one (exponential)", () => {
    const seen = rates(exponential(1, { factor: 0.25 }), { stepsPerEpoch: 2, epochs: 3 });
    expect(seen).toEqual(closeTo([1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32]));
  });

  it("falls along half a cosine (cosine)", () => {
    const seen = rates(cosine(2), { stepsPerEpoch: 3, epochs: 2 });
    const root = Math.sqrt(3) / 2;
    expect(seen).toEqual(closeTo([2, 1 + root, 1.5, 1, 0.5, 1 - root]));
    expect(rates(cosine(3, { to: 1 }), { stepsPerEpoch: 2, epochs: 1 })).toEqual(closeTo([3, 2]));
  });

  it("stays at the end when asked for a step after the last", () => {
    for (const schedule of [linear(1, { to: 0.25 }), cosine(1, { to: 0.25 })])
      expect(learningRateAt(schedule, { step: 99, stepsPerEpoch: 4, epochs: 3 })).toBeCloseTo(0.25, 15);
  });

  it("rises in equal parts during the warm-up, then begins the schedule", () => {
    expect(rates(constant(4, { warmup: 0.75 }), { stepsPerEpoch: 4, epochs: 1.25 })).toEqual([1, 2, 3, 4, 4]);
    expect(rates(linear(4, { warmup: 1 }), { stepsPerEpoch: 3, epochs: 2 })).toEqual([
      1,
      2,
      3,
      4,
      expect.closeTo(8 / 3, 14),
      expect.closeTo(4 / 3, 14),
    ]);
    const steps = rates(step(4, { factor: 0.5, every: 1, warmup: 1 }), { stepsPerEpoch: 3, epochs: 3 });
    expect(steps).toEqual([1, 2, 3, 4, 4, 4, 2, 2, 2]);
  });

  it("is finite and above 0 when the warm-up is as long as the training", () => {
    const seen = rates(cosine(1, { warmup: 3 }));
    expect(seen.every((rate) => rate > 0 && rate < 1)).toBe(true);
    expect(learningRateAt(cosine(1, { warmup: 3 }), { step: 12, stepsPerEpoch: 4, epochs: 3 })).toBe(1);
  });
});

describe("the settings of a schedule", () => {
  it.each([
    [
      () => linear(0),
      "schedule/setting: linear schedule, from: expected a finite number above 0, got 0. It is the learning rate to start from.",
    ],
    [
      () => linear(1, { to: -1 }),
      "schedule/setting: linear schedule, to: expected a finite number of at least 0, got -1. It is the rate at the end.",
    ],
    [
      () => exponential(1, { factor: 0 }),
      "schedule/setting: exponential schedule, factor: expected a finite number above 0, got 0. It multiplies the learning rate; 0.1 makes it ten times smaller.",
    ],
    [
      () => step(1, { every: 1.5 }),
      "schedule/setting: step schedule, every: expected a whole number of at least 1, got 1.5. It counts epochs.",
    ],
    [
      () => constant(1, { warmup: NaN }),
      "schedule/setting: constant schedule, warmup: expected a finite number of at least 0, got NaN. It counts epochs.",
    ],
    [
      () => checkSchedule({ kind: "poly" } as unknown as Schedule),
      'schedule/kind: learning rate: expected a schedule, got "poly". Use one of constant, step, linear, exponential, cosine.',
    ],
    [
      () => adam({ learningRate: { kind: "cosine", from: Infinity, to: 0, warmup: 0 } }),
      "schedule/setting: cosine schedule, from: expected a finite number above 0, got Infinity. It is the learning rate to start from.",
    ],
  ])("are refused by name: %#", (make, message) => {
    expect(caught(make)).toBe(message);
  });
});
