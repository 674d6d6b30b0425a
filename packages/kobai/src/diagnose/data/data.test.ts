import { describe, expect, test } from "vitest";
import type { Dataset } from "../../data/dataset.js";
import { randomRow, streams } from "../../random.js";
import type { FindingCode } from "../findings.js";
import { type DiagnoseDataOptions, diagnoseData } from "./data.js";

const word = randomRow(5, streams.split);
const unit = (i: number) => word(i) / 2 ** 32;

/** Rows of two numbers that have nothing to do with the class, and whatever stands beside them. */
function rowsWith(
  beside: (row: number, label: number) => number,
  { rows = 200, labelOf = (row: number) => Number(unit(3 * row) < 0.5) } = {},
): Dataset {
  const labels = Uint8Array.from({ length: rows }, (_, row) => labelOf(row));
  const inputs = Float64Array.from({ length: 3 * rows }, (_, i) => {
    const row = Math.floor(i / 3);
    return i % 3 === 2 ? beside(row, labels[row]) : unit(1000 + i);
  });
  return { inputs, labels };
}

const columns = [{ name: "a" }, { name: "b" }, { name: "c" }];
const found = (data: Dataset, options: Partial<DiagnoseDataOptions> = {}) =>
  diagnoseData(data, { inputSize: 3, columns, scaled: true, ...options });
const only = (code: FindingCode, data: Dataset, options: Partial<DiagnoseDataOptions> = {}) =>
  found(data, options)
    .filter((one) => one.code === code)
    .map(({ place, weight, message }) => ({ place, weight, message }));

describe("diagnoseData", () => {
  test("finds nothing where nothing is wrong", () => {
    expect(found(rowsWith((row) => unit(5000 + row)))).toEqual([]);
  });

  test("finds columns that never change and columns that are the same", () => {
    expect(
      only(
        "data/constant",
        rowsWith(() => 7),
      ),
    ).toEqual([
      {
        place: { columns: ["c"] },
        weight: "remark",
        message: "the same in every row, so that nothing can be learned from it. Leave it out.",
      },
    ]);
    const twin = rowsWith(() => 0);
    for (let row = 0; row < 200; row++) twin.inputs[3 * row + 2] = twin.inputs[3 * row];
    expect(only("data/same-columns", twin)).toEqual([
      {
        place: { columns: ["a", "c"] },
        weight: "remark",
        message: "the same numbers in every row, so that one of them says all. Keep one.",
      },
    ]);
  });

  test("finds ranges far apart, unless the inputs are scaled", () => {
    const data = rowsWith((row) => 5000 * unit(9000 + row));
    const [{ place, message }] = only("data/ranges", data, { scaled: false });
    expect(place.columns?.[0]).toBe("c");
    expect(message).toMatch(
      /^the widest column varies [45]\d00 times as much as the narrowest, which a network would hardly notice\. Scale the inputs, as kobai train does by itself\.$/,
    );
    expect(only("data/ranges", data)).toEqual([]);
  });

  test("finds columns that number or name the rows", () => {
    expect(
      only(
        "data/row-number",
        rowsWith((row) => row + (row > 50 ? 17 : 1)),
      ),
    ).toEqual([
      {
        place: { columns: ["c"] },
        weight: "problem",
        message:
          "counts up by 1 from row to row: it tells the order of the rows, and the answer where they are sorted by it. Leave it out.",
      },
    ]);
    const ids = rowsWith((row) => (row * 7919) % 10_007);
    const named = [{ name: "a" }, { name: "b" }, { name: "customer_id" }];
    expect(only("data/identifier", ids, { columns: named })).toEqual([
      {
        place: { columns: ["customer_id"] },
        weight: "remark",
        message:
          "different in almost every row, as names and ids are: what is learned about one of them helps with no other. Leave it out.",
      },
    ]);
    expect(only("data/identifier", ids)).toEqual([]);
  });

  test("finds names among categories", () => {
    const size = 30;
    const inputs = new Float64Array(40 * (size + 1));
    for (let row = 0; row < 40; row++) {
      inputs[row * (size + 1)] = unit(row);
      inputs[row * (size + 1) + 1 + (row % size)] = 1;
    }
    const labels = Uint8Array.from({ length: 40 }, (_, row) => row % 2);
    const categories = Array.from({ length: size }, (_, i) => `n${i}`);
    const options = { inputSize: size + 1, columns: [{ name: "x" }, { name: "name", categories }] };
    expect(only("data/identifier", { inputs, labels }, options)).toMatchObject([
      { place: { columns: ["name"] } },
    ]);
  });

  test.each([
    ["a code", (_: number, label: number) => 3 - label],
    ["a curve", (row: number, label: number) => (label ? 1 + unit(row) : -unit(row)) ** 3],
  ])("finds a class leaked by %s", (_, beside) => {
    const data = rowsWith(beside);
    const commonest = Math.max(...[0, 1].map((label) => data.labels!.filter((l) => l === label).length)) / 2;
    expect(only("data/leak", data)).toEqual([
      {
        place: { columns: ["c"] },
        weight: "problem",
        message: `alone it tells the class in 100 % of the rows (the commonest class: ${commonest} %), as only the answer itself would. Leave it out, unless it is known before the answer is.`,
      },
    ]);
  });

  test("finds a leaked number, and takes a good but honest column for none", () => {
    const regression = (noise: number) => {
      const { inputs } = rowsWith((row) => 100 * unit(row));
      const targets = Float64Array.from({ length: 200 }, (_, row) => {
        return 2 * inputs[3 * row + 2] + noise * (unit(7000 + row) - 0.5);
      });
      return { inputs, targets };
    };
    const [{ place, message }] = only("data/leak", regression(0));
    expect(place).toEqual({ columns: ["c"] });
    expect(message).toMatch(
      /^alone it explains 99\.9 % of the target's variance, as only the answer itself would\. Leave it out, unless it is known before the answer is\.$/,
    );
    expect(only("data/leak", regression(40))).toEqual([]);
  });

  test("finds classes that are rare", () => {
    const lopsided = rowsWith((row) => unit(5000 + row), { labelOf: (row) => Number(row % 67 === 1) });
    expect(only("data/imbalance", lopsided, { labels: ["no", "yes"] })).toEqual([
      {
        place: { answers: ["no", "yes"] },
        weight: "remark",
        message:
          "the commonest class has 197 of 200 rows, the rarest 3: always answering the commonest is right in 98.5 %. Judge by each class, not by the share of right answers.",
      },
    ]);
    expect(only("data/rare", lopsided)).toEqual([
      {
        place: { answers: [1] },
        weight: "remark",
        message:
          "3 rows are too few to learn a class from and to test it. Find more of them, or join it with another class.",
      },
    ]);
  });

  test("finds rows that repeat and rows that contradict each other", () => {
    const data = rowsWith((row) => unit(5000 + row));
    for (let row = 0; row < 4; row++) data.inputs.copyWithin(3 * (100 + row), 3 * row, 3 * row + 3);
    data.labels!.set([0, 0, 0, 0]);
    data.labels!.set([1, 1, 1, 0], 100);
    expect(only("data/duplicates", data)).toEqual([
      {
        place: { rows: [103] },
        weight: "remark",
        message:
          "1 row of 200 says the same as an earlier one. Remove them before you set test rows aside, or the test knows them already.",
      },
    ]);
    expect(only("data/contradictions", data)).toEqual([
      {
        place: { rows: [0, 100, 1, 101, 2, 102] },
        weight: "remark",
        message:
          "6 rows of 200 have the inputs of another row and a different class, so that nobody can tell more than 98.5 %. Look for a column that is missing.",
      },
    ]);
  });

  test("finds rows that are learned from and tested on", () => {
    const data = rowsWith((row) => unit(5000 + row));
    const test = { inputs: data.inputs.slice(30, 60), labels: data.labels!.slice(10, 20) };
    test.inputs[0] = 9;
    expect(only("data/across", data, { test })).toEqual([
      {
        place: { rows: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
        weight: "problem",
        message:
          "9 rows of the 10 to test on are among those to learn from, so that the test asks what was told before. Remove them from one side.",
      },
    ]);
  });

  test("takes equal rows for no accident where few values are possible", () => {
    const data = rowsWith(() => 1);
    data.inputs.forEach((x, i) => {
      data.inputs[i] = Math.round(x);
    });
    expect(only("data/duplicates", data)).toEqual([]);
    expect(only("data/across", data, { test: data })).toEqual([]);
  });
});
