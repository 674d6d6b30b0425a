import { describe, expect, it } from "vitest";
import { vectorFunction } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import { log } from "../../math/index.js";
import { logarithm } from "./logarithm.js";

describe.each([
  ["f32", 3e-7],
  ["f64", 1e-15],
] as const)("logarithm in %s", (precision, bound) => {
  it.each([1, 2, 3, 8, 12, 64])("is that of any number from 1 to %d", (most) => {
    const round = precision === "f32" ? Math.fround : (x: number) => x;
    const points = [1, most, ...between(1, most)].map(round);
    const made = vectorFunction(precision, (f, lanes, x) => logarithm(f, lanes, x, most))(points);
    for (const [i, x] of points.entries()) expect(Math.abs(made[i] - log(x)), `${x}`).toBeLessThan(bound);
  });

  it("keeps a NaN to its own lane, and is 0 at 1", () => {
    const two = vectorFunction(precision, (f, lanes, x) => logarithm(f, lanes, x, 2));
    expect([...two([Number.NaN, 1])]).toEqual([Number.NaN, 0]);
  });
});
