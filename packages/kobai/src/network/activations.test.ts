import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activationNames, elementwise, leakySlope, softmax, softmaxGradient } from "./activations.js";

type Name = keyof typeof elementwise;
const names = Object.keys(elementwise) as Name[];
const numbers = (bound: number) => fc.double({ min: -bound, max: bound, noNaN: true });
const row = fc.array(numbers(20), { minLength: 1, maxLength: 9 });
const at = (name: Name, z: number) => elementwise[name].value(z);
const slopeAt = (name: Name, z: number) => elementwise[name].derivative(z, at(name, z));

describe("an activation", () => {
  it("stands in the table under every name but softmax", () => {
    expect([...names, "softmax"].toSorted()).toEqual([...activationNames].toSorted());
  });

  for (const name of names) {
    it(`${name}: the derivative is the central difference of the value, away from a kink`, () => {
      fc.assert(
        fc.property(numbers(30), (z) => {
          fc.pre(Math.abs(z) > 1e-4);
          const difference = (at(name, z + 1e-5) - at(name, z - 1e-5)) / 2e-5;
          expect(Math.abs(slopeAt(name, z) - difference)).toBeLessThan(1e-8);
        }),
        { seed: 4, numRuns: 500 },
      );
    });

    it(`${name}: NaN passes through`, () => {
      expect(at(name, Number.NaN)).toBeNaN();
    });

    it(`${name}: value and derivative of the largest numbers are finite`, () => {
      for (const z of [Number.MAX_VALUE, -Number.MAX_VALUE, 1e200, -1e200, 800, -800])
        expect([Number.isFinite(at(name, z)), Number.isFinite(slopeAt(name, z))]).toEqual([true, true]);
    });
  }

  it.each<[Name, number, number, number]>([
    ["sigmoid", 0, 0.5, 0.25],
    ["tanh", 0, 0, 1],
    ["relu", 3, 3, 1],
    ["relu", -3, 0, 0],
    ["leaky-relu", -3, -0.03, leakySlope],
    ["silu", 0, 0, 0.5],
    ["gelu", 0, 0, 0.5],
    ["identity", -7, -7, 1],
    // limits
    ["sigmoid", 800, 1, 0],
    ["sigmoid", -800, 0, 0],
    ["tanh", 800, 1, 0],
    ["tanh", -800, -1, 0],
    ["silu", 800, 800, 1],
    ["gelu", 800, 800, 1],
    ["gelu", -800, 0, 0],
    ["silu", -800, 0, 0],
  ])("%s(%d) is %d with slope %d", (name, z, value, slope) => {
    expect(at(name, z)).toBeCloseTo(value, 15);
    expect(slopeAt(name, z)).toBeCloseTo(slope, 15);
  });

  it.each<[Name, number, number]>([
    // the nearest doubles of 30 digits made by mpmath
    ["sigmoid", 1, 0.7310585786300049],
    ["tanh", 0.5, 0.46211715726000974],
    ["silu", 1, 0.7310585786300049],
    ["gelu", 1, 0.8413447460685429],
    ["gelu", -1, -0.15865525393145705],
  ])("%s(%d) is known to the last digits", (name, z, value) => {
    expect(Math.abs(at(name, z) - value)).toBeLessThanOrEqual(2 ** -52);
  });

  it("has at its kink the derivative 0 for relu and the slope of the left side for leaky-relu, as in PyTorch", () => {
    expect(slopeAt("relu", 0)).toBe(0);
    expect(slopeAt("leaky-relu", 0)).toBe(leakySlope);
  });
});

describe("softmax", () => {
  it("gives positive parts of 1 in the order of the logits", () => {
    fc.assert(
      fc.property(row, (logits) => {
        const y = softmax(logits);
        expect(y.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
        for (let i = 1; i < y.length; i++) {
          expect(y[i]).toBeGreaterThan(0);
          if (logits[i] > logits[i - 1]) expect(y[i]).toBeGreaterThanOrEqual(y[i - 1]);
        }
      }),
      { seed: 5 },
    );
  });

  it("does not overflow, and does not change when all logits move together", () => {
    expect([...softmax([1e300, 1e300])]).toEqual([0.5, 0.5]);
    expect([...softmax([-1e300, -1e300, 0])]).toEqual([0, 0, 1]);
    expect([...softmax([1001, 1002])]).toEqual([...softmax([1, 2])]);
  });

  it("is 1 for a single logit", () => {
    expect([...softmax([-3])]).toEqual([1]);
  });

  it("is NaN throughout as soon as one logit is NaN or +∞, wherever it stands", () => {
    for (const bad of [Number.NaN, Infinity])
      for (const at of [0, 1, 2])
        expect([...softmax([1, 2, 3].with(at, bad))].every(Number.isNaN)).toBe(true);
  });

  it("has a gradient that is the central difference of Σ g·y", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers(5), numbers(2)), { minLength: 1, maxLength: 7 }), (pairs) => {
        const logits = pairs.map(([z]) => z);
        const g = pairs.map(([, slope]) => slope);
        const sum = (z: number[]) => softmax(z).reduce((total, y, i) => total + y * g[i], 0);
        softmaxGradient(softmax(logits), g).forEach((slope, i) => {
          const above = sum(logits.with(i, logits[i] + 1e-5));
          const below = sum(logits.with(i, logits[i] - 1e-5));
          expect(Math.abs(slope - (above - below) / 2e-5)).toBeLessThan(1e-8);
        });
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});
