import { describe, expect, it } from "vitest";
import { callOf, Kernels } from "../../../test/kernels.js";
import { between, magnitudes } from "../../../test/points.js";
import { exp, log, log1p } from "../../math/index.js";
import { emitLogarithm, emitSoftplus } from "./logarithm.js";

const { call } = new Kernels("f64", [emitLogarithm("log"), emitSoftplus("softplus", callOf(0))]);
const emittedLog = (x: number) => call.log(x);
const softplus = (x: number) => call.softplus(x);
const infinity = Number.POSITIVE_INFINITY;

describe("emitLogarithm", () => {
  it("has the bits of math/logarithm.ts for every normal number above 0", () => {
    const normal = magnitudes(-1022, 1023).map(Math.abs);
    const nearOne = magnitudes(-52, -2).map((x) => 1 + x);
    // √½ is where the exponent changes hands
    const nearRoot = between(Math.SQRT1_2 - 1e-6, Math.SQRT1_2 + 1e-6, 200);
    const points = [
      1,
      2,
      0.5,
      2 ** -1022,
      Number.MAX_VALUE,
      ...normal,
      ...nearOne,
      ...nearRoot,
      ...between(0.5, 4),
    ];
    expect(points.map(emittedLog)).toEqual(points.map(log));
  });

  it("passes NaN and Infinity on", () => {
    expect([Number.NaN, infinity].map(emittedLog)).toEqual([Number.NaN, infinity]);
  });
});

describe("emitSoftplus", () => {
  const points = [0, -0, -1e-300, -1e300, ...between(-40, 0), ...between(-1, 0)];

  it("is log(1 + e^x), to the bit as it is written", () => {
    expect(points.map(softplus)).toEqual(points.map((x) => log(1 + exp(x))));
  });

  it("is within 2.3e-16 of the truth", () => {
    for (const x of points) expect(Math.abs(softplus(x) - log1p(exp(x)))).toBeLessThanOrEqual(2.3e-16);
  });

  it("passes NaN on", () => {
    expect(softplus(Number.NaN)).toBeNaN();
  });
});
