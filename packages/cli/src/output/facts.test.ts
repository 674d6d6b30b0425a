import { expect, test } from "vitest";
import { fakeScreen, visiblePaint } from "../../test/screen.js";
import { factLines } from "./facts.js";

const facts = [
  ["data", "iris.csv: 150 rows", "a second line"],
  ["validation", "100 %"],
] as const;

test("names stand at the left, each text on a line of its own", () => {
  expect(factLines(facts, fakeScreen({ paint: visiblePaint }))).toEqual([
    "<quiet:data        >iris.csv: 150 rows",
    "<quiet:            >a second line",
    "<quiet:validation  >100 %",
  ]);
});

test("long texts are wrapped at 80 columns, however wide the terminal is", () => {
  const [first, second] = factLines([["data", "word ".repeat(30).trim()]], fakeScreen({ width: 200 }));
  expect(first.length).toBeLessThanOrEqual(80);
  expect(second.startsWith("            word")).toBe(true);
});

test("texts stand below their names on a narrow terminal", () => {
  expect(factLines(facts, fakeScreen({ width: 20 }))).toEqual([
    "data",
    "  iris.csv: 150 rows",
    "  a second line",
    "validation",
    "  100 %",
  ]);
});
