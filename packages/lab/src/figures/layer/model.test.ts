// Oracle: CPython's numbers for exercise 3-10 with seed 0, and the class itself.
import { Layer, seed } from "kobai/lecture";
import { expect, test } from "vitest";
import { printed } from "../../../test/browser/code.js";
import { partOf } from "../../kit/diagram/diagram.js";
import { parse } from "../../url-state.js";
import { code } from "./code.js";
import { belongingTo, changed, layerOf, sizeOf } from "./model.js";
import { most, schema } from "./state.js";

const initial = parse(schema, "layer", "");

test("begins as the layer of exercise 3-10", () => {
  const { w, b } = layerOf(initial);
  expect(w).toEqual([
    [0.3444218515250481, 0.2579544029403025, -0.079428419169155],
    [-0.24108324970703665, 0.01127472136860852, -0.09506586254958571],
  ]);
  expect(b).toEqual([0.2837985890347726, -0.19668727392107255]);
});

test("answers what the class answers, for any shape", () => {
  for (const [nin, nout] of [
    [1, 1],
    [most.nin, most.nout],
  ]) {
    seed(5);
    const wanted = new Layer(nin, nout).forward(initial.x.slice(0, nin));
    expect(layerOf({ ...initial, nin, nout, seed: 5 }).y).toEqual(wanted);
  }
});

test("a changed number stands in its place, and all others stay", () => {
  const layer = layerOf(initial);
  const after = layerOf({ ...initial, numbers: changed(layer, partOf("w0.1.2")!, 3) });
  expect(after.w).toEqual([layer.w[0], layer.w[1].with(2, 3)]);
  expect(after.b).toEqual(layer.b);
  const biased = layerOf({ ...initial, numbers: changed(layer, partOf("b0.0")!, -1) });
  expect([biased.w, biased.b]).toEqual([layer.w, layer.b.with(0, -1)]);
});

test("numbers for a layer of another shape are passed over", () => {
  expect(layerOf({ ...initial, numbers: [1, 2, 3] }).w).toEqual(layerOf(initial).w);
  expect(sizeOf(3, 2)).toBe(8);
});

test("to an output belong its row, its bias and the inputs; to an input one weight of every row", () => {
  const layer = layerOf(initial);
  const of = (id: string) => [...belongingTo(layer, partOf(id) as Parameters<typeof belongingTo>[1])].sort();
  expect(of("n1.1")).toEqual(["b0.1", "n0.0", "n0.1", "n0.2", "n1.1", "w0.1.0", "w0.1.1", "w0.1.2"]);
  expect(of("n0.2")).toEqual(["n0.2", "n1.0", "n1.1", "w0.0.2", "w0.1.2"]);
});

test("the copied program prints the layer's answer, drawn or changed", () => {
  expect(printed(code(initial)).trim()).toBe(layerOf(initial).y.join(" "));
  const state = { ...initial, numbers: changed(layerOf(initial), partOf("w0.0.0")!, 2.5) };
  expect(printed(code(state)).trim()).toBe(layerOf(state).y.join(" "));
});
