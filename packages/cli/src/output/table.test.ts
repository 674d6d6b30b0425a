import { describe, expect, test } from "vitest";
import { visiblePaint } from "../../test/screen.js";
import { table } from "./table.js";
import { plain } from "./terminal.js";

const columns = [
  { heading: "layer", cells: ["dense 1", "dense 2"] },
  { heading: "out", cells: ["1,000", "10"], align: "right" },
  { heading: "activation", cells: ["relu", ""] },
] as const;

describe("table", () => {
  test("stands in columns under quiet headings", () => {
    expect(table(columns, 80, visiblePaint)).toEqual([
      "<quiet:layer      out  activation>",
      "dense 1  1,000  relu",
      "dense 2     10",
    ]);
  });

  test("is cut at the right of a wide terminal", () => {
    const wide = [{ heading: "name", cells: ["x".repeat(50)] }];
    expect(table(wide, 44, plain)).toEqual(["name", `${"x".repeat(42)}..`]);
  });

  test("is told row by row on a narrow one, without empty cells", () => {
    expect(table(columns, 20, visiblePaint)).toEqual([
      "<strong:dense 1>",
      "  out 1,000",
      "  activation relu",
      "<strong:dense 2>",
      "  out 10",
    ]);
  });

  test("counts wide characters and disarms control characters", () => {
    const names = [
      { heading: "名", cells: ["東京", "a\u001b[2Jb"] },
      { heading: "n", cells: ["1", "2"] },
    ];
    expect(table(names, 80, plain)).toEqual(["名      n", "東京    1", "a\ufffd[2Jb  2"]);
  });
});
