import { expect, test } from "vitest";
import { places, slope, smooth, step, tangent } from "./model.js";

test.each([
  [1, 1, 0.7310585786300049],
  [1, -0.5, 0.3775406687981454],
  [1, 0, 0.5],
])("with steepness %d at %d it is the lecture's %d", (steepness, z, y) => {
  expect(smooth({ steepness, z })).toBeCloseTo(y, 15);
});

test("its slope is the central difference, steepest at 0 with a quarter of the steepness", () => {
  for (const steepness of [0.5, 1, 4, 20])
    for (const z of [-2, -0.1, 0, 0.3]) {
      const by = 1e-6;
      const difference = (smooth({ steepness, z: z + by }) - smooth({ steepness, z: z - by })) / (2 * by);
      expect(slope({ steepness, z })).toBeCloseTo(difference, 7);
    }
  expect(slope({ steepness: 8, z: 0 })).toBe(2);
});

test("however steep, it stays between 0 and 1, and away from 0 it comes to the step", () => {
  for (const z of places.filter((z) => z !== 0)) {
    expect(Math.abs(smooth({ steepness: 1000, z }) - step(z))).toBeLessThan(1e-9);
  }
  expect(step(0)).toBe(1);
});

test("the tangent goes through the point with the slope there", () => {
  const at = { steepness: 3, z: 0.4 };
  const [from, to] = tangent(at);
  expect((to.y - from.y) / (to.x - from.x)).toBeCloseTo(slope(at), 12);
  expect((from.y + to.y) / 2).toBeCloseTo(smooth(at), 12);
});
