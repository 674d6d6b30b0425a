// Oracle: the class itself, run whole.
import { Layer, seed } from "kobai/lecture";
import { expect, test } from "vitest";
import { printed } from "../../../test/browser/code.js";
import { arithmetic } from "./arithmetic.js";
import { code } from "./code.js";
import {
  begins,
  lineOf,
  lines,
  nin,
  nout,
  sample,
  stageOf,
  stepCount,
  steps,
  touched,
  updateBegins,
} from "./model.js";

const settings = { seed: 0, alpha: 0.1 };
const all = steps(settings);

/** The class run whole, as far as the sums. */
function ran() {
  seed(0);
  const layer = new Layer(nin, nout);
  layer.forward(sample.x);
  const delta = layer.mseLoss(sample.target);
  return { layer, delta, dx: layer.backward(delta) };
}

test("every step is a line of the class, and no two lines are taken for one", () => {
  expect(all).toHaveLength(stepCount);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const found = kinds.map(lineOf);
  expect(Math.min(...found)).toBeGreaterThan(0);
  expect(new Set(found).size).toBe(kinds.length);
  expect(lines[0]).toBe("export class Layer {");
});

test("after forward, loss and backward every number is that of the class run whole", () => {
  const { layer, delta, dx } = ran();
  const { after } = all[updateBegins - 1];
  const { w, b, x, y, dw, db, loss } = layer;
  expect(after).toMatchObject({ w, b, x, y, dw, db, loss, delta, dx });
});

test("after the update too", () => {
  const { layer } = ran();
  layer.update(0.1);
  const { w, b, dw, db, loss } = layer;
  expect(all[stepCount - 1].after).toMatchObject({ w, b, dw, db, loss });
});

test("each part of the program is told by its name", () => {
  expect(
    [0, begins.loss - 1, begins.loss, begins.backward, updateBegins, stepCount - 1].map(stageOf),
  ).toEqual([...["forward", "forward", "loss", "backward", "update", "update"]]);
});

test("a step says its arithmetic with its numbers", () => {
  const say = (index: number) => arithmetic(all[index], (value) => value.toFixed(3), 0.1);
  expect(say(2)).toBe("z + w[0][1] · x[1] = 0.344 + 0.258 · 0.25 = 0.409");
  expect(say(begins.backward + 2)).toMatch(
    /^dw\[0\]\[0\] \+ dz · x\[0\] = 0\.000 \+ \(-0\.\d{3}\) · 1 = -0\.\d{3}$/,
  );
  expect(say(stepCount - 1)).toBe("dw = 0, db = 0, loss = 0");
});

test("the copied program prints the gradient, what is handed back, and the updated layer", () => {
  const { layer, dx } = ran();
  const sums = [layer.dw.flat().join(" "), layer.db.join(" "), dx.join(" ")];
  layer.update(0.1);
  expect(
    printed(code({ ...settings, step: 0 }))
      .trim()
      .split("\n"),
  ).toEqual([
    `dw ${sums[0]}`,
    `db ${sums[1]}`,
    `dx ${sums[2]}`,
    `updated ${layer.w.flat().join(" ")} ${layer.b.join(" ")}`,
  ]);
});

test("a line touches the numbers that it reads or writes, and no others of their part", () => {
  const step = all.find(({ kind, place }) => kind === "dx" && place.i === 1 && place.j === 2)!;
  const lists = { w: [2, 3], dw: [2, 3], b: [1, 2], db: [1, 2], delta: [1, 2], dx: [1, 3] };
  const met = Object.entries(lists).flatMap(([list, [rows, columns]]) =>
    Array.from({ length: rows * columns }, (_, at) => [Math.floor(at / columns), at % columns])
      .filter(([row, index]) => touched(step, list, row, index))
      .map(([row, index]) => `${list} ${row} ${index}`),
  );
  expect(met).toEqual(["w 1 2", "dx 0 2"]);
});
