import { describe, expect, it } from "vitest";
import { horner, nearest, powerOfTwo } from "./bits.js";
import {
  atanhSeries,
  erfSeries,
  exponentialQuotient,
  exponentialSeries,
  halfPi,
  reduction,
  scaledErfc,
} from "./coefficients.js";
import { erf, exp, log } from "./index.js";

/** As many bits of a number as follow its first 1 up to its last. */
const significantBits = (x: number, bits = 1): number =>
  Number.isInteger(x / powerOfTwo(Math.floor(Math.log2(x)) - bits + 1)) ? bits : significantBits(x, bits + 1);

const steps = (low: number, high: number) =>
  Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100);
const largest = (points: number[], error: (x: number) => number) =>
  Math.max(...points.map((x) => Math.abs(error(x))));

describe("the split constants", () => {
  it("have highs so short that n · high is exact: 11 bits of n in f64, 8 in f32, 20 for π/2", () => {
    expect(significantBits(reduction.f64.ln2High) + 11).toBeLessThanOrEqual(53);
    expect(significantBits(reduction.f32.ln2High) + 8).toBeLessThanOrEqual(24);
    expect(significantBits(halfPi.high) + 20).toBeLessThanOrEqual(53);
  });

  it("add up to the constants", () => {
    expect(reduction.f64.ln2High + reduction.f64.ln2Low).toBe(Math.LN2);
    expect(reduction.f32.ln2High + reduction.f32.ln2Low).toBeCloseTo(Math.LN2, 11);
    expect(halfPi.high + halfPi.low).toBe(Math.PI / 2);
    expect(halfPi.inverse).toBe(2 / Math.PI);
  });

  it("of f32 are f32 numbers", () => {
    for (const value of Object.values(reduction.f32)) expect(Math.fround(value)).toBe(value);
    expect(reduction.f32.log2e).toBe(Math.fround(reduction.f64.log2e));
  });
});

describe("the tables", () => {
  it("are exact divisions, the power as index", () => {
    expect(exponentialSeries(4)).toEqual([1, 1, 1 / 2, 1 / 6, 1 / 24]);
    expect(atanhSeries(3)).toEqual([1, 1 / 3, 1 / 5, 1 / 7]);
    expect(exponentialQuotient(3)).toEqual([1, 1 / 2, 1 / 10, 1 / 120]);
  });

  it("are, at the degrees named for f32, within half an ULP of f32", () => {
    const half = 2 ** -25;
    expect(largest(steps(-0.3466, 0.3466), (r) => horner(exponentialSeries(7), r) / exp(r) - 1)).toBeLessThan(
      half,
    );
    const [c0, c1, c2, c3] = exponentialQuotient(3);
    const quotient = (r: number) =>
      (c0 + c2 * r * r + r * (c1 + c3 * r * r)) / (c0 + c2 * r * r - r * (c1 + c3 * r * r));
    expect(largest(steps(-0.3466, 0.3466), (r) => quotient(r) / exp(r) - 1)).toBeLessThan(half);
    const ofAtanh = (s: number) => (2 * s * horner(atanhSeries(4), s * s)) / log((1 + s) / (1 - s)) - 1;
    expect(largest(steps(0.01, 0.1716), ofAtanh)).toBeLessThan(half);
    const near = (x: number) => (x + x * horner(erfSeries(9), x * x)) / erf(x) - 1;
    expect(largest(steps(0.01, 1), near)).toBeLessThan(half);
    const far = (x: number) =>
      1 - exp(-x * x) * horner(scaledErfc.f32, (28 - 13 * x) / (3 * x + 12)) - erf(x);
    expect(largest(steps(1, 6), far)).toBeLessThan(2e-9);
  });
});

describe("nearest", () => {
  it("rounds ties to even", () => {
    expect([-2.5, -1.5, 0.4, 0.5, 1.5, 2.5, 1e15 + 0.5].map(nearest)).toEqual([-2, -2, 0, 0, 2, 2, 1e15]);
  });
});
