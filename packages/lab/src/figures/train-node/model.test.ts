// Exercise 3-9 by CPython with seed 0; a printed loss is that of the last pass, before its update.
import { expect, test } from "vitest";
import { printed } from "../../../test/browser/code.js";
import { code } from "./code.js";
import { curve, train } from "./model.js";

test.each([
  { alpha: 0.01, iterations: 100, loss: 0.5997325349380105 },
  { alpha: 0.1, iterations: 100, loss: 0.12709102981978887 },
  { alpha: 0.1, iterations: 1000, loss: 0.009547226170482172 },
])("at $alpha for $iterations iterations the loss is $loss", ({ loss, ...plan }) => {
  expect(train({ seed: 0, ...plan }).losses.at(-1)).toBeCloseTo(loss, 13);
});

test("after 1000 iterations the answers are close to what is wanted", () => {
  const { outputs } = train({ seed: 0, alpha: 0.1, iterations: 1000 });
  [0.9226134361096512, 0.9794974881707635, 0.05592469016568745].forEach((wanted, i) => {
    expect(outputs[i]).toBeCloseTo(wanted, 12);
  });
});

test("on these samples no learning rate up to 10 makes the loss rise in the end", () => {
  for (const alpha of [0.1, 1, 10])
    for (let seed = 0; seed < 10; seed++) {
      const { losses } = train({ seed, alpha, iterations: 100 });
      expect(losses[99]).toBeLessThan(losses[0]);
    }
});

test("a curve has its first and its last iteration", () => {
  const run = train({ seed: 0, alpha: 0.1, iterations: 1000 });
  const points = curve(run);
  expect([points[0], points.at(-1)]).toEqual([
    { x: 1, y: run.losses[0] },
    { x: 1000, y: run.losses[999] },
  ]);
  expect(points.length).toBeLessThan(302);
});

test("the copied program prints the last loss and the answers", () => {
  const plan = { seed: 3, alpha: 0.5, iterations: 40 };
  const { losses, outputs } = train(plan);
  expect(printed(code(plan)).trim()).toBe([losses.at(-1), ...outputs].join(" "));
});
