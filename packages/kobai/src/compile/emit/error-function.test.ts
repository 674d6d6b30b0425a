import { expect, it } from "vitest";
import { precisions, vectorFunction } from "../../../test/kernels.js";
import { between, magnitudes, worst32 } from "../../../test/points.js";
import { erf } from "../../math/index.js";
import { errorFunction } from "./error-function.js";

const nan = Number.NaN;
const infinity = Number.POSITIVE_INFINITY;
const edges = [0, -0, 1, -1, 1 - 2 ** -24, 1 + 2 ** -23, 6, -6, 1e30, infinity, -infinity];
const points = [...edges, ...between(-6.5, 6.5), ...between(-1, 1), ...between(1, 1.5)];

it("errorFunction in f32 is within 1.5 ULP", () => {
  const all = [...points, ...magnitudes(-149, -1)];
  expect(worst32(vectorFunction("f32", errorFunction), erf, all).ulp).toBeLessThanOrEqual(1.5);
});

it("errorFunction in f64 has the bits of math/erf.ts", () => {
  const all = [...points, 1 - 2 ** -53, ...magnitudes(-1074, -1)];
  expect([...vectorFunction("f64", errorFunction)(all)]).toEqual(all.map(erf));
});

it.each(precisions)(
  "errorFunction in %s is odd to the last bit and keeps a NaN to its own lane",
  (precision) => {
    const f = vectorFunction(precision, errorFunction);
    expect([...f(points.map((x) => -x))]).toEqual([...f(points)].map((y) => -y));
    expect([...f([nan, 0])]).toEqual([nan, 0]);
  },
);
