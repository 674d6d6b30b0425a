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
