// Oracle: the lecture's classes, which train as slowly as they are readable. That 19 of the 40 seeds from 0 on win was
// counted with the lecture's program in CPython 3.11.
import { expect, test } from "vitest";
import { numbersPrinted } from "../../../test/browser/code.js";
import { layersOf, learn, lossOfTheMean, rowsOf } from "../../lesson/pythagoras.js";
import { code } from "./code.js";
import { jobs } from "./jobs.js";
import { type Draw, draws, passes } from "./model.js";
import { right, seedsFrom, winsOf } from "./told.js";

const all: Draw[] = [];
await jobs.draws(seedsFrom(0), { signal: new AbortController().signal, tell: (one) => all.push(one) });

test.each([
  ["shallow", [3, 1]],
  ["deep", [3, 3, 1]],
] as const)("the %s network of seed 0 ends where the lecture's classes end", (which, sizes) => {
  const rows = rowsOf(0);
  const loss = learn(layersOf(...sizes), rows, { alpha: 0.1, passes });
  expect(Math.abs(all[0][which] / loss - 1)).toBeLessThan(1e-9);
});

test("of 40 seeds the extra layer wins 19", () => {
  expect(all.map(({ seed }) => seed)).toEqual(Array.from({ length: draws }, (_, i) => i));
  expect(winsOf(all)).toBe(19);
});

test("each draw is judged against the mean of its own rows", () => {
  expect(all[0].mean).toBeCloseTo(2.2817634201779775, 12);
  expect(all[7].mean).toBe(lossOfTheMean(rowsOf(7)));
});

test("a guess is right when it holds the number of wins", () => {
  expect([right("17–23", 19), right("10–16", 16), right("10–16", 17), right("31–40", 40)]).toEqual([
    ...[true, true, false, true],
  ]);
});

test("the job ends between two seeds when it is told to", async () => {
  const told: Draw[] = [];
  const stop = new AbortController();
  const tell = (one: Draw) => {
    told.push(one);
    stop.abort();
  };
  await jobs.draws([3, 4], { signal: stop.signal, tell });
  expect(told).toEqual([all[3]]);
});

test("the copied program prints both losses of the first seed", () => {
  const [seed, shallow, deep] = numbersPrinted(code({ guess: "none", first: 2 }, 1));
  expect(seed).toBe(2);
  expect(Math.abs(shallow / all[2].shallow - 1)).toBeLessThan(1e-9);
  expect(Math.abs(deep / all[2].deep - 1)).toBeLessThan(1e-9);
});
