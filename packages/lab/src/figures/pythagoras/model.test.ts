// Oracles: CPython 3.11 running the lecture's program from random.seed(0), and the classes run whole.
import { expect, test } from "vitest";
import { numbersPrinted } from "../../../test/browser/code.js";
import { answer, layersOf, learn, lossOfTheMean, rowsOf } from "../../lesson/pythagoras.js";
import { code } from "./code.js";
import { jobs } from "./jobs.js";
import { answering, baseline, judged, type Moment, passes, shown, train, unseenRows } from "./model.js";

const moments: Moment[] = [];
train({ seed: 0, alpha: 0.1 }, (moment) => moments.push(moment));
const at = (pass: number) => moments.find((moment) => moment.pass === pass)!;

test("the losses of the milestones are the lecture's", () => {
  expect(moments.map(({ pass }) => pass)).toEqual(shown);
  expect(at(1).loss).toBeCloseTo(2.5263840763, 10);
  expect(at(1000).loss).toBeCloseTo(0.16401481679387045, 12);
  expect(at(passes).loss).toBeCloseTo(0.06861217002217804, 12);
});

test("the layers of a moment answer as the classes did at that pass", () => {
  const rows = rowsOf(0);
  const layers = layersOf(3, 1);
  learn(layers, rows, { alpha: 0.1, passes: 99 });
  const say = answering(at(100));
  for (const { x } of rows.slice(0, 5)) expect(say(x)).toBe(answer(layers, x));
});

test("the errors of all rows, squared and added, are the loss", () => {
  const all = judged(rowsOf(0), at(passes));
  expect(all.reduce((sum, { y, y0 }) => sum + (y - y0) ** 2, 0)).toBeCloseTo(at(passes).loss, 12);
});

test("always answering the mean costs 2.2818", () => {
  const { mean, loss } = baseline(rowsOf(0));
  expect(loss).toBeCloseTo(2.2817634201779775, 12);
  expect(loss).toBe(lossOfTheMean(rowsOf(0)));
  expect(mean).toBeGreaterThan(0.5);
});

test("points it never saw cost it little more than those it learned from", () => {
  const { loss } = baseline(unseenRows(0));
  const unseen = judged(unseenRows(0), at(passes)).reduce((sum, { y, y0 }) => sum + (y - y0) ** 2, 0);
  expect(unseen).toBeLessThan(loss / 10);
});

test("the job tells every milestone once, a handful at a time", () => {
  const told: (readonly Moment[])[] = [];
  jobs.train(
    { seed: 0, alpha: 0.1 },
    { signal: new AbortController().signal, tell: (part) => told.push(part) },
  );
  expect(told.flat()).toEqual(moments);
  expect(told.length).toBeGreaterThan(10);
});

test("the copied program prints the loss and the answer of the figure", () => {
  const index = shown.indexOf(100);
  const [loss, y] = numbersPrinted(code({ seed: 0, alpha: 0.1, at: index, x: [0.2, 0.5, 0.9] }));
  expect(loss).toBe(at(100).loss);
  expect(y).toBe(answering(at(100))([0.2, 0.5, 0.9]));
});
