import { expect, it } from "vitest";
import { countNonZeros } from "./density.js";

const numbers = [0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** -149, -(2 ** -149)];

it.each([
  ["f32", Float32Array.from(numbers)],
  ["f64", Float64Array.from(numbers)],
])("countNonZeros counts in %s what is neither 0 nor −0", (_, values) => {
  expect(countNonZeros(values)).toBe(6);
  expect(countNonZeros(values.subarray(1, 4))).toBe(2);
  expect(countNonZeros(values.subarray(0, 2))).toBe(0);
});
