import { describe, expect, test } from "vitest";
import { columnTexts, columnTypes } from "./column-texts.js";

const inputs = [{ name: "width" }, { name: "color", categories: ["red", "white"] }, { name: "height\n" }];
const columns = { inputs, targets: ["kind"] };

describe("columnTexts", () => {
  test("tells numbers from categories, and how many each of these has", () => {
    expect(columnTexts(columns)).toEqual(["2 numbers: width, height ", "1 category: color (2)"]);
  });

  test("names the first of many", () => {
    const many = (count: number) =>
      columnTexts({ inputs: Array.from({ length: count }, (_, i) => ({ name: `p${i}` })), targets: ["y"] });
    expect(many(64)).toEqual(["64 numbers: p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11 and 52 more"]);
    expect(many(13)[0]).toMatch(/^13 numbers: .+, p12$/);
  });
});

test("columnTypes gives a program the type of each column, with its categories", () => {
  expect(columnTypes(columns)).toEqual([
    { name: "width", type: "number" },
    { name: "color", type: "category", categories: ["red", "white"] },
    { name: "height\n", type: "number" },
  ]);
});
