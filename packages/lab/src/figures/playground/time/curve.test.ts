import { expect, test } from "vitest";
import { horizonOf, thinned } from "./curve.js";

test("a long curve keeps its first and its last point, and of the rest every so many", () => {
  const losses = Array.from({ length: 1001 }, (_, i) => 1 / (i + 1));
  const points = thinned(losses);
  expect(points.length).toBeLessThan(260);
  expect([points[0], points[points.length - 1]]).toEqual([
    { x: 0, y: 1 },
    { x: 1000, y: losses[1000] },
  ]);
  expect(points.every(({ x, y }) => y === losses[x])).toBe(true);
  expect(thinned([3, 2])).toEqual([
    { x: 0, y: 3 },
    { x: 1, y: 2 },
  ]);
});

test("the axis doubles when it is full", () => {
  expect([0, 100, 101, 400, 10_000].map(horizonOf)).toEqual([100, 100, 200, 400, 12_800]);
});
