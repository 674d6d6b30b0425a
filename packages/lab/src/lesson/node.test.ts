// The numbers are those of CPython running the lecture's programs (seed 0) and its exercise by hand.
import { expect, test } from "vitest";
import { byHand, gradientOf, lossOf, nodeOf, samples } from "./node.js";

test("the node by hand answers the three samples, and its losses add up", () => {
  const answers = samples.map(({ x }) => nodeOf(byHand).forward([...x]));
  [0.7310585786300049, 0.8175744761936437, 0.5].forEach((wanted, i) => {
    expect(answers[i]).toBeCloseTo(wanted, 14);
  });
  expect(lossOf(byHand)).toBeCloseTo(0.35560855986453677, 14);
});

test("the gradient of all samples is the sum of each one's", () => {
  const sum = [0.25, -0.05441623928558019, 0.25, 0.08982957514588638];
  const each = samples.map((sample) => gradientOf(byHand, [sample]));
  sum.forEach((wanted, i) => {
    expect(gradientOf(byHand)[i]).toBeCloseTo(wanted, 14);
    expect(each.reduce((total, one) => total + one[i], 0)).toBeCloseTo(wanted, 14);
  });
});

test("the gradient is the central difference of the loss", () => {
  const at = [0.3, -0.8, 0.1, 0.4];
  gradientOf(at).forEach((slope, i) => {
    const nudged = (by: number) => lossOf(at.with(i, at[i] + by));
    expect(slope).toBeCloseTo((nudged(1e-5) - nudged(-1e-5)) / 2e-5, 9);
  });
});
