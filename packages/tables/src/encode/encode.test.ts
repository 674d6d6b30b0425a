import { describe, expect, test } from "vitest";
import { utf8 } from "../../test/failure.js";
import { readCsv } from "../csv/read.js";
import { kindOf } from "./columns.js";
import { encode } from "./encode.js";
import { encodeFor } from "./encode-for.js";
import type { EncodeOptions } from "./learn.js";

function encoded(text: string, options?: EncodeOptions) {
  return encode(readCsv(utf8(text), { name: "t.csv" }), options);
}

/** A table of one input that counts and the given targets. */
function withTarget(cells: readonly (string | number)[], options?: EncodeOptions) {
  return encoded(`x,y\n${cells.map((cell, i) => `${i},${cell}\n`).join("")}`, options);
}

describe("kindOf", () => {
  test.each([
    [["1", "2", "x"], "number"],
    [["1", "x"], "number"],
    [["1", "x", "y"], "text"],
    [["NA", "NA", "x"], "text"],
    [["NA", "NA", "1"], "number"],
    [["NA", ""], "text"],
  ])("of %j is %s", (cells, kind) => {
    const table = readCsv(utf8(`other,x\n${cells.map((cell) => `1,${cell}\n`).join("")}`), { name: "t.csv" });
    expect(kindOf(table.columns.get("x")!)).toBe(kind);
  });
});

describe("encode", () => {
  test("makes one input of a number column and one per category of a text column, sorted by code point", () => {
    const { dataset, columns, labels, task, dropped } = encoded(
      "size,color,kind\n1.5,red,b\n-2,blue,a\n3e1,red,b\n",
    );
    expect(dataset).toEqual({
      inputs: Float64Array.of(1.5, 0, 1, -2, 1, 0, 30, 0, 1),
      labels: Uint32Array.of(1, 0, 1),
    });
    expect(columns).toEqual({
      inputs: [{ name: "size" }, { name: "color", categories: ["blue", "red"] }],
      targets: ["kind"],
    });
    expect({ labels, task, dropped }).toEqual({ labels: ["a", "b"], task: "classification", dropped: 0 });
  });

  test("keeps the digits of a date in milliseconds", () => {
    const { inputs } = encoded("t,y\n1700000000001,1.5\n1700000000002,2.5\n").dataset;
    expect(inputs).toEqual(Float64Array.of(1700000000001, 1700000000002));
  });

  test("takes any columns as targets and the others as inputs, in the order of the file", () => {
    const { dataset, columns, labels } = encoded("a,b,c\n1,2,0.5\n4,5,6\n", { targets: ["c", "a"] });
    expect(dataset).toEqual({ inputs: Float64Array.of(2, 5), targets: Float64Array.of(0.5, 1, 6, 4) });
    expect(columns).toEqual({ inputs: [{ name: "b" }], targets: ["c", "a"] });
    expect(labels).toBeUndefined();
  });

  test("takes __proto__ and constructor for columns, categories and classes", () => {
    const { columns, labels } = encoded("__proto__,constructor\nconstructor,__proto__\ntoString,valueOf\n");
    expect(columns.inputs).toEqual([{ name: "__proto__", categories: ["constructor", "toString"] }]);
    expect(labels).toEqual(["__proto__", "valueOf"]);
  });
});

describe("the task", () => {
  test.each<[string, (string | number)[], string[] | undefined]>([
    ["texts", ["b", "a"], ["a", "b"]],
    ["0 and 1, as in AND", [0, 0, 0, 1], ["0", "1"]],
    ["two whole numbers", [-1, 1], ["-1", "1"]],
    ["0…k−1, each at least twice", [2, 0, 1, 2, 1, 0], ["0", "1", "2"]],
    [
      "1…k, each at least twice, ten before two never",
      [...Array(20).keys(), ...Array(20).keys()].map((i) => (i % 10) + 1),
      ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    ],
    ["1.0 and 1, one class", ["1.0", "1", "0"], ["0", "1"]],
    ["0…k−1, one of them once", [0, 1, 1, 2, 2], undefined],
    ["whole numbers with a gap", [0, 1, 3, 0, 1, 3], undefined],
    ["whole numbers from 3", [3, 4, 5, 3, 4, 5], undefined],
    ["21 whole numbers", [...Array(42).keys()].map((i) => i % 21), undefined],
    ["fractions", [0.5, 1, 0.5, 1], undefined],
  ])("for %s", (_, cells, labels) => {
    const made = withTarget(cells);
    expect(made.labels).toEqual(labels);
    expect(made.task).toBe(labels ? "classification" : "regression");
  });

  test("can be overruled in both directions", () => {
    expect(withTarget([0, 1, 1], { task: "regression" }).dataset.targets).toEqual(Float64Array.of(0, 1, 1));
    const classes = withTarget([0.5, 10, 9, 0.5], { task: "classification" });
    expect(classes.labels).toEqual(["0.5", "9", "10"]);
    expect(classes.dataset.labels).toEqual(Uint32Array.of(0, 2, 1, 0));
  });

  test("takes a stray text among numbers as a class where classes are asked for", () => {
    const { labels } = withTarget([2, "other", 10, 2], { task: "classification" });
    expect(labels).toEqual(["2", "10", "other"]);
  });
});

describe("several targets", () => {
  const cells = "x,rain,wind\n1,yes,0\n2,NO,1\n3,Yes,1.0\n";

  test("that all say yes or no are labels, 1 for yes", () => {
    const { dataset, task, labels, notes } = encoded(cells, { targets: ["rain", "wind"] });
    expect(dataset).toEqual({ inputs: Float64Array.of(1, 2, 3), targets: Float64Array.of(1, 0, 0, 1, 1, 1) });
    expect([task, labels, notes[0].message]).toEqual([
      "yes-no",
      undefined,
      "targets rain, wind: yes or no each, any of them together (several labels).",
    ]);
    const again = { columns: { inputs: [{ name: "x" }], targets: ["wind", "rain"] }, yesNo: true };
    const judged = encodeFor(readCsv(utf8("rain,wind,x\ntrue,0,1\n"), { name: "t.csv" }), {
      ...again,
      requireTarget: true,
    });
    expect(judged.targets).toEqual(Float64Array.of(0, 1));
  });

  test("of 0 and 1 are labels, or numbers where these are asked for", () => {
    const text = "x,a,b\n1,0,1\n2,1,0\n";
    const { notes } = encoded(text, { targets: ["a", "b"] });
    expect(notes[0].message).toBe(
      "targets a, b: yes or no each, any of them together (several labels). Use --task regression to predict numbers.",
    );
    expect(encoded(text, { targets: ["a", "b"], task: "regression" }).task).toBe("regression");
  });

  test("of which one is a number are numbers", () => {
    expect(encoded("x,a,b\n1,0,1\n2,1,7\n", { targets: ["a", "b"] }).task).toBe("regression");
  });

  test("without an answer are refused, unless such rows are left out", () => {
    const text = "x,a,b\n1,no,yes\n2,,no\n3,yes,yes\n";
    expect(() => encoded(text, { targets: ["a", "b"] })).toThrow(
      "t.csv, line 3, column a: expected a target, got an empty cell. Use --missing drop or fill it in.",
    );
    expect(() => encoded(text, { targets: ["a", "b"], missing: "drop" })).toThrow(
      't.csv, column b: expected at least 2 classes, got "yes" in every row.',
    );
  });
});

describe("empty cells", () => {
  const text = "n,c,y\n1,a,u\n,a,v\nN/A,b,u\n5,,v\n";

  test("take their rows with them under drop", () => {
    const { dataset, columns, dropped } = encoded("n,c,y\n1,a,u\n,a,v\n2,b,\n5,,v\n7,b,v\n", {
      missing: "drop",
    });
    expect(dataset).toEqual({ inputs: Float64Array.of(1, 1, 0, 7, 0, 1), labels: Uint32Array.of(0, 1) });
    expect(columns.inputs).toEqual([{ name: "n" }, { name: "c", categories: ["a", "b"] }]);
    expect(dropped).toBe(3);
  });

  test("become the mean and the commonest category, which the model remembers", () => {
    const { dataset, columns, dropped } = encoded(text, { missing: "mean" });
    expect(dataset.inputs).toEqual(Float64Array.of(1, 1, 0, 3, 1, 0, 3, 0, 1, 5, 1, 0));
    expect(columns.inputs).toEqual([
      { name: "n", fill: 3 },
      { name: "c", categories: ["a", "b"], fill: 0 },
    ]);
    expect(dropped).toBe(0);
  });

  test("have a finite mean, however large the numbers", () => {
    const { columns } = encoded("n,y\n1.7e308,a\n1.7e308,b\n1.7e307,b\n,b\n", { missing: "mean" });
    expect(columns.inputs[0].fill).toBeCloseTo(1.19e308, -306);
  });
});

describe("notes", () => {
  const messages = (text: string, options?: EncodeOptions) =>
    encoded(text, options).notes.map(({ message }) => message);
  const rows = (count: number, row: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => `${row(i)}\n`).join("");

  test("say which target was taken and as what", () => {
    expect(messages("x,y\n1,b\n2,a\n")).toEqual([
      "target: y, the last column.",
      "target y: 2 classes (a, b).",
    ]);
    expect(messages("x,y\n1,1.5\n2,3\n", { targets: ["y"] })).toEqual([
      "target y: numbers, to be predicted as numbers (regression).",
    ]);
    expect(messages("x,y\n1,0\n2,1\n", { targets: ["y"] })).toEqual([
      "target y: the whole numbers 0, 1 are taken as 2 classes. Use --task regression to predict the number.",
    ]);
    expect(messages("x,y\n1,0.5\n2,1\n", { targets: ["y"], task: "classification" })).toEqual([
      "target y: 2 classes (0.5, 1).",
    ]);
    expect(messages("x,y,z\n1,0,2\n2,1,3\n", { targets: ["z", "y"] })).toEqual([
      "targets z, y: numbers, to be predicted as numbers (regression).",
    ]);
  });

  test("say what became of empty cells", () => {
    const text = "n,c,y\n1,a,u\n,a,v\n2.25,b,v\n5,,v\n";
    expect(messages(text, { targets: ["y"], missing: "drop" }).slice(1)).toEqual([
      "2 of 4 rows have empty cells and are left out.",
    ]);
    expect(messages(text, { targets: ["y"], missing: "mean" }).slice(1)).toEqual([
      "2 empty cells in n, c are filled, numbers with the mean, texts with the commonest one.",
    ]);
    expect(messages("n,y\n1,u\n2,v\n", { targets: ["y"], missing: "mean" })).toHaveLength(1);
  });

  test("point at columns that never change", () => {
    expect(messages("n,c,x,y\n3,a,1,u\n3,a,2,v\n", { targets: ["y"] }).slice(1)).toEqual([
      "the same in every row, so that nothing can be learned from it: n, c.",
    ]);
  });

  test("point at columns that look like names or row numbers, once there are 20 rows", () => {
    const text = (count: number) => `id,name,y\n${rows(count, (i) => `${i + 7},n${i},${"uv"[i % 2]}`)}`;
    expect(messages(text(20), { targets: ["y"] }).slice(1)).toEqual([
      "different in more than half of the rows; if it is a name or an id, remove it: name.",
      "counts up by 1 from row to row; if it numbers the rows, remove it: id.",
    ]);
    expect(messages(text(19), { targets: ["y"] })).toHaveLength(1);
    const repeated = `a,b,y\n${rows(20, (i) => `${i * i},n${i % 10},${"uv"[i % 2]}`)}`;
    expect(messages(repeated, { targets: ["y"] })).toHaveLength(1);
  });

  test("carry their code and fields", () => {
    expect(encoded("x,y\n1,b\n2,a\n").notes[1]).toEqual({
      code: "note/classes",
      fields: { column: "y", labels: ["a", "b"] },
      message: "target y: 2 classes (a, b).",
    });
  });
});

test("reads a number target of more different values than have codes, some of them told before", () => {
  const cells = Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? 0.5 : i / 8));
  expect([...withTarget(cells).dataset.targets!]).toEqual(cells);
});
