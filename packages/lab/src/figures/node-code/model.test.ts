// Oracles: the class itself, run whole; and CPython's numbers for exercise 3-7 with seed 0.
import { Node, seed } from "kobai/lecture";
import { expect, test } from "vitest";
import { printed } from "../../../test/browser/code.js";
import { samples } from "../../lesson/node.js";
import { code } from "./code.js";
import { arithmetic, lineOf, lines, stepCount, steps, stepsPerSample } from "./model.js";

const settings = { seed: 0, alpha: 0.1 };
const all = steps(settings);

test("every step is a line of the class, and no two lines are taken for one", () => {
  expect(all).toHaveLength(stepCount);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const found = kinds.map(lineOf);
  expect(Math.min(...found)).toBeGreaterThan(0);
  expect(new Set(found).size).toBe(kinds.length);
  expect(lines[0]).toBe("export class Node {");
});

test("after three samples the sums are those of exercise 3-7", () => {
  const { after } = all[3 * stepsPerSample - 1];
  expect(after.loss).toBeCloseTo(0.8153913412090645, 14);
  [0.25295247569510654, -0.24787351702835786, 0.25295247569510654].forEach((wanted, j) => {
    expect(after.dw[j]).toBeCloseTo(wanted, 14);
  });
  expect(after.db).toBeCloseTo(-0.2708820813505965, 14);
});

test("sample by sample and after the update every number is that of the class run whole", () => {
  seed(0);
  const node = new Node(3);
  samples.forEach(({ x, target }, i) => {
    node.forward([...x]);
    node.backward(node.mseLoss(target));
    const { after } = all[(i + 1) * stepsPerSample - 1];
    expect([after.y, after.loss, after.dw, after.db]).toEqual([node.y, node.loss, node.dw, node.db]);
  });
  node.update(0.1);
  const { after } = all[stepCount - 1];
  expect([after.w, after.b, after.dw, after.db, after.loss]).toEqual([node.w, node.b, [0, 0, 0], 0, 0]);
});

test("a step says its arithmetic with its numbers", () => {
  const say = (index: number) => arithmetic(all[index], (value) => value.toFixed(3), 0.1);
  expect(say(4)).toBe("y = σ(z + b) = σ(0.000 + (-0.241)) = 0.440");
  expect(say(7)).toBe("∂L/∂z = ∂L/∂y · y (1 − y) = (-1.120) · 0.440 · 0.560 = -0.276");
});

test("the copied program prints the sums and the updated node", () => {
  const lines = printed(code({ ...settings, step: 0 }))
    .trim()
    .split("\n");
  const { after } = all[3 * stepsPerSample - 1];
  expect(lines[0]).toBe(`gradient ${after.dw.join(" ")} ${after.db} loss ${after.loss}`);
  const end = all[stepCount - 1].after;
  expect(lines[1]).toBe(`updated ${end.w.join(" ")} ${end.b}`);
});
