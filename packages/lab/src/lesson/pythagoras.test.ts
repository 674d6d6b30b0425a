// Oracle: CPython 3.11 running the lecture's program from random.seed(0).
import { expect, test } from "vitest";
import { layersOf, learn, lossOfTheMean, milestones, pass, rootMeanSquare, rowsOf } from "./pythagoras.js";

test("3-3-1 has the lecture's losses, pass by pass", () => {
  const rows = rowsOf(0);
  const seen = new Map<number, number>();
  const end = learn(layersOf(3, 1), rows, { alpha: 0.1, passes: 1000, see: (i, loss) => seen.set(i, loss) });
  const trace = { 1: 2.5263840763, 2: 2.5019429348, 10: 2.230489628, 100: 1.6094148445, 1000: 0.1640148168 };
  for (const [i, loss] of Object.entries(trace)) expect(seen.get(Number(i))).toBeCloseTo(loss, 10);
  expect(end).toBe(seen.get(1000));
});

test("always answering the mean costs 2.2818", () => {
  expect(lossOfTheMean(rowsOf(0))).toBeCloseTo(2.2817634201779775, 12);
});

test("a target is the root of the mean of the squares, so equal inputs are their own answer", () => {
  expect(rootMeanSquare([0.5, 0.5, 0.5])).toBe(0.5);
  expect(rootMeanSquare([1, 0, 0])).toBeCloseTo(1 / Math.sqrt(3), 15);
});

test("a pass changes nothing but the sums", () => {
  const rows = rowsOf(3);
  const layers = layersOf(2, 1);
  const before = structuredClone(layers.map(({ w, b }) => ({ w, b })));
  pass(layers, rows);
  expect(layers.map(({ w, b }) => ({ w, b }))).toEqual(before);
});

test("milestones keep every pass at first, as many in each power of ten after that, and the last", () => {
  const all = milestones(1000);
  const within = (from: number, to: number) => all.filter((pass) => pass >= from && pass < to).length;
  expect([within(1, 10), within(100, 1000)]).toEqual([9, 36]);
  expect(all[all.length - 1]).toBe(1000);
  expect(milestones(2)).toEqual([1, 2]);
  expect(milestones(1)).toEqual([1]);
});
