import { describe, expect, test } from "vitest";
import { utf8 } from "../../test/failure.js";
import { readCsv } from "../csv/read.js";
import { encode } from "./encode.js";
import { encodeFor, encodeRow } from "./encode-for.js";

const table = (text: string) => readCsv(utf8(text), { name: "t.csv" });
const trained = encode(table("size,color,kind\n1.5,red,b\n-2,blue,a\n,red,b\n"), { missing: "mean" });
const { columns, labels } = trained;

describe("encodeFor", () => {
  test("gives the rows of the training the same numbers", () => {
    const again = encodeFor(table("size,color,kind\n1.5,red,b\n-2,blue,a\n,red,b\n"), {
      columns,
      labels,
      requireTarget: true,
    });
    expect(again).toEqual(trained.dataset);
  });

  test("finds columns by name in any order, ignores others, and needs no target to predict", () => {
    const dataset = encodeFor(table("extra,color,size\nx,blue,3\n"), {
      columns,
      labels,
      requireTarget: false,
    });
    expect(dataset).toEqual({ inputs: Float64Array.of(3, 1, 0) });
  });

  test("does not read the target when it is not asked for", () => {
    const dataset = encodeFor(table("size,color,kind\n3,blue,never seen\n"), {
      columns,
      labels,
      requireTarget: false,
    });
    expect(dataset).toEqual({ inputs: Float64Array.of(3, 1, 0) });
  });

  test("fills empty cells with what the training found", () => {
    const dataset = encodeFor(table("size,color\nNA,\n"), { columns, labels, requireTarget: false });
    expect(dataset.inputs).toEqual(Float64Array.of(-0.25, 0, 1));
  });

  test("takes a column of digits as categories where the model does", () => {
    const inputs = [{ name: "zip", categories: ["007", "1"] }];
    const dataset = encodeFor(table("zip\n007\n1\n"), {
      columns: { inputs, targets: ["y"] },
      requireTarget: false,
    });
    expect(dataset.inputs).toEqual(Float64Array.of(1, 0, 0, 1));
  });

  test("takes a category that training has not seen as none of the known ones, where that is asked for", () => {
    const options = { columns, labels, requireTarget: false, unseen: "ignore" } as const;
    expect(encodeFor(table("size,color\n3,green\n"), options).inputs).toEqual(Float64Array.of(3, 0, 0));
    const row = { size: 3, color: "green" };
    expect(encodeRow(columns.inputs, row, { unseen: "ignore" })).toEqual(Float64Array.of(3, 0, 0));
  });

  test("knows a class by its number however it is written", () => {
    const dataset = encodeFor(table("x,y\n1,1.0\n2,0\n3,+1\n"), {
      columns: { inputs: [{ name: "x" }], targets: ["y"] },
      labels: ["0", "1"],
      requireTarget: true,
    });
    expect(dataset.labels).toEqual(Uint32Array.of(1, 0, 1));
  });

  test("reads the numbers of a regression", () => {
    const dataset = encodeFor(table("b,x,a\n1,2,3\n4,5,6\n"), {
      columns: { inputs: [{ name: "x" }], targets: ["a", "b"] },
      requireTarget: true,
    });
    expect(dataset).toEqual({ inputs: Float64Array.of(2, 5), targets: Float64Array.of(3, 1, 6, 4) });
  });
});

describe("encodeRow", () => {
  const { inputs } = columns;

  test("reads numbers, texts that are numbers, and categories; ignores other fields", () => {
    expect(encodeRow(inputs, { color: "blue", size: 2.5, other: [] })).toEqual(Float64Array.of(2.5, 1, 0));
    expect(encodeRow(inputs, { color: "red", size: "2.5" })).toEqual(Float64Array.of(2.5, 0, 1));
  });

  test("fills absent fields and null with what the training found", () => {
    expect(encodeRow(inputs, {})).toEqual(Float64Array.of(-0.25, 0, 1));
    expect(encodeRow(inputs, { size: null, color: "blue" })).toEqual(Float64Array.of(-0.25, 1, 0));
  });

  test("takes numbers and booleans as the names of categories", () => {
    const named = [
      { name: "n", categories: ["1", "2"] },
      { name: "b", categories: ["false", "true"] },
    ];
    expect(encodeRow(named, { n: 2, b: false })).toEqual(Float64Array.of(0, 1, 1, 0));
  });

  test("reads own fields only, whatever they are called", () => {
    const odd = [{ name: "__proto__" }, { name: "constructor" }];
    expect(encodeRow(odd, JSON.parse('{"__proto__": 1, "constructor": 2}'))).toEqual(Float64Array.of(1, 2));
    expect(() => encodeRow(odd, { x: 1 })).toThrow("expected the field __proto__");
  });

  test("gives a row the numbers that the table gives it", () => {
    const dataset = encodeFor(table("size,color\n0.1,red\n"), { columns, labels, requireTarget: false });
    expect(encodeRow(inputs, { size: 0.1, color: "red" })).toEqual(dataset.inputs);
  });
});
