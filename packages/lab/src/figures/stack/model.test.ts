import { Layer, seed } from "kobai/lecture";
import { describe, expect, test } from "vitest";
import { printed } from "../../../test/browser/code.js";
import { code } from "./code.js";
import { costs, drawings, fixed, numbersOf, run, sizesOf } from "./model.js";
import { schema } from "./state.js";
import { en } from "./texts/en.js";
import { ja } from "./texts/ja.js";

const fitting = sizesOf([3, 4, 4, 2]);
const broken = sizesOf([3, 4, 3, 2]);

describe("layers that fit together", () => {
  test("answer what the classes answer one after the other", () => {
    seed(0);
    const [first, second] = [new Layer(3, 4), new Layer(4, 2)];
    const hidden = first.forward([1, 0.5, 0.25]);
    expect(run(fitting).values).toEqual([[1, 0.5, 0.25], hidden, second.forward(hidden)]);
    expect(run(fitting).mismatch).toBeUndefined();
  });

  test("are one drawing", () => {
    const [drawing, ...others] = drawings(run(fitting));
    expect(others).toEqual([]);
    expect(drawing.columns.map((nodes) => nodes.length)).toEqual([3, 4, 2]);
    expect(drawing.columns[2].map(({ value }) => value)).toEqual(run(fitting).values[2]);
  });
});

describe("a layer that gets another number of values than its nin", () => {
  const { mismatch, values } = run(broken);
  test("stops the run with the library's error, which the figure tells in both languages", () => {
    seed(0);
    const late = new Layer(3, 2);
    expect(() => late.forward([1, 2, 3, 4])).toThrow(new RangeError(mismatch!.message));
    expect(mismatch).toMatchObject({ layer: 1, nin: 3, got: 4 });
    expect(values).toHaveLength(2);
    expect(en.error(mismatch!)).toBe(mismatch!.message);
    expect(ja.error(mismatch!)).toBe(
      "Layer：入力の長さは 3（nin の値）のはずですが、4 個の値が来ました。nin は、ひとつ前の層の nout と同じにします。",
    );
    const one = run(sizesOf([2, 1, 3, 2])).mismatch!;
    expect(en.error(one)).toBe(one.message);
  });

  test("is fixed by giving it the nin that comes", () => {
    expect(numbersOf(fixed(broken, mismatch!))).toEqual([3, 4, 4, 2]);
    expect(run(fixed(broken, mismatch!)).mismatch).toBeUndefined();
  });

  test("breaks the drawing in two; what never comes has no value", () => {
    const [first, second] = drawings(run(broken));
    expect(first.columns.map((nodes) => nodes.length)).toEqual([3, 4]);
    expect(second.columns.map((nodes) => nodes.length)).toEqual([3, 2]);
    expect(second.columns.flat().every(({ value }) => value === undefined)).toBe(true);
    expect(second.columns.flat().map(({ name }) => name)).toEqual(["?1", "?2", "?3", "y1", "y2"]);
    expect(first.columns.flat().every(({ value }) => value !== undefined)).toBe(true);
  });
});

test("counts the numbers to learn and the products of either use", () => {
  // 3·4 + 4 and 4·2 + 2; 12 + 8 weights; 3 + 4 and 4 + 2 values
  expect(costs(fitting)).toEqual({ parameters: 26, inference: 20, training: 60, remembered: 13 });
  expect(
    costs([
      { nin: 576, nout: 100 },
      { nin: 100, nout: 10 },
    ]).parameters,
  ).toBe(58710);
});

test("the address takes whole layers only", () => {
  expect(schema.layers.parse("3_4_4")).toBeUndefined();
  expect(schema.layers.parse("3_7")).toBeUndefined();
  expect(schema.layers.parse("3_1")).toEqual([3, 1]);
});

test("the copied program answers, takes a step, or stops with the error", () => {
  const layers = [3, 4, 4, 2];
  expect(printed(code({ layers, mode: "inference" })).trim()).toBe(
    `answer ${run(fitting).values[2].join(" ")}`,
  );
  const [before, after] = printed(code({ layers, mode: "training" }))
    .trim()
    .split("\n")
    .map((line) => line.match(/0\.\d+/g)!.map(Number));
  for (const [i, y] of after.entries()) expect(y).toBeGreaterThan(before[i]);
  expect(() => printed(code({ layers: [3, 4, 3, 2], mode: "inference" }))).toThrow(
    "expected an input of length 3",
  );
});
