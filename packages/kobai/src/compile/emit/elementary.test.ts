import { describe, expect, it } from "vitest";
import { precisions, vectorFunction } from "../../../test/kernels.js";
import { between, magnitudes, worst32, worst64 } from "../../../test/points.js";
import { exp, tanh } from "../../math/index.js";
import { elementwise } from "../../network/activations.js";
import { exponential, hyperbolicTangent, logistic } from "./elementary.js";

const { value: sigmoid } = elementwise.sigmoid;
const nan = Number.NaN;
const infinity = Number.POSITIVE_INFINITY;
const tiny = magnitudes(-149, -1);
const tiny64 = magnitudes(-1074, -1);
const aroundZero = [0, -0, ...between(-1, 1)];

describe("exponential", () => {
  const f32 = vectorFunction("f32", exponential);
  const f64 = vectorFunction("f64", exponential);

  it("in f32 is within 1 ULP from −87.33 to 88.02", () => {
    const points = [-87.33, 88.02, ...between(-87.33, 88.02), ...aroundZero, ...tiny];
    expect(worst32(f32, exp, points).ulp).toBeLessThanOrEqual(1);
  });

  it("in f64 has the bits of math/exponential.ts from −708.39 to 709.08", () => {
    const points = [-708.39, 709.08, ...between(-708.39, 709.08), ...aroundZero, ...tiny64];
    expect([...f64(points)]).toEqual(points.map(exp));
  });

  it("is 0 below and keeps still above, where 2^n is no normal number", () => {
    expect([...f32([-87.34, -104, -1e30, -infinity])]).toEqual([0, 0, 0, 0]);
    expect([...f64([-708.4, -746, -1e300, -infinity])]).toEqual([0, 0, 0, 0]);
    const [most32, ...above32] = f32([Math.fround(88.02), 88.03, 1e30, infinity]);
    expect(above32).toEqual([most32, most32, most32]);
    const [most64, ...above64] = f64([709.08, 709.09, 1e300, infinity]);
    expect(above64).toEqual([most64, most64, most64]);
  });
});

describe("logistic", () => {
  const f32 = vectorFunction("f32", logistic);
  const f64 = vectorFunction("f64", logistic);

  it("in f32 is within 2.5 ULP from −88.02 on", () => {
    const points = [
      -88.02,
      1e30,
      infinity,
      ...between(-88.02, 88.02),
      ...between(-20, 20),
      ...aroundZero,
      ...tiny,
    ];
    expect(worst32(f32, sigmoid, points).ulp).toBeLessThanOrEqual(2.5);
  });

  it("in f64 is within 4 ULP of network/activations.ts from −709.08 on", () => {
    const points = [
      -709.08,
      1e300,
      infinity,
      ...between(-709.08, 760),
      ...between(-40, 40),
      ...aroundZero,
      ...tiny64,
    ];
    expect(worst64(f64, sigmoid, points).ulp).toBeLessThanOrEqual(4);
  });

  it("falls no further below", () => {
    const [least32, ...below32] = f32([-Math.fround(88.02), -88.03, -1e30, -infinity]);
    expect(below32).toEqual([least32, least32, least32]);
    expect(least32).toBeLessThan(2 ** -126);
    const [least64, ...below64] = f64([-709.08, -709.09, -1e300, -infinity]);
    expect(below64).toEqual([least64, least64, least64]);
    expect(least64).toBeLessThan(2 ** -1022);
  });
});

describe("hyperbolicTangent", () => {
  const f32 = vectorFunction("f32", hyperbolicTangent);
  const f64 = vectorFunction("f64", hyperbolicTangent);

  it("in f32 is within 2.5 ULP", () => {
    const points = [10, 9.99, infinity, ...between(-12, 12), ...between(-0.2, 0.2), ...aroundZero, ...tiny];
    expect(worst32(f32, tanh, points).ulp).toBeLessThanOrEqual(2.5);
  });

  it("in f64 has the bits of math/exponential.ts", () => {
    const points = [22, 1e300, infinity, -infinity, ...between(-23, 23), ...aroundZero, ...tiny64];
    expect([...f64(points)]).toEqual(points.map(tanh));
  });

  it("is odd to the last bit and keeps the sign of zero", () => {
    for (const f of [f32, f64]) {
      const points = [0, infinity, ...between(0, 12), ...between(0, 0.5)];
      expect([...f(points.map((x) => -x))]).toEqual([...f(points)].map((y) => -y));
    }
  });
});

describe("every function", () => {
  it.each(precisions)("in %s keeps a NaN to its own lane", (precision) => {
    for (const expression of [exponential, logistic, hyperbolicTangent]) {
      const [a, b, c] = vectorFunction(precision, expression)([nan, 1, 1]);
      expect(a).toBeNaN();
      expect(b).toBe(c);
    }
  });
});
