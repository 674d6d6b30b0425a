import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byCodePoint, nearest } from "./names.js";
import { isMissingNumber, numberIn } from "./numbers.js";

describe("numberIn", () => {
  test.each([
    ["0", 0],
    ["-12", -12],
    ["+1.5", 1.5],
    ["5.", 5],
    [".5", 0.5],
    ["007", 7],
    ["1e3", 1000],
    ["-1.25E-2", -0.0125],
    ["1e-999", 0],
    ["1.7976931348623157e308", 1.7976931348623157e308],
  ])("reads %s", (cell, value) => {
    expect(numberIn(cell)).toBe(value);
  });

  test.each([
    "",
    " ",
    ".",
    "-",
    "e5",
    "1e",
    "1e+",
    "1,5",
    "1 000",
    "1_000",
    "0x10",
    "0b1",
    "0o7",
    "1e999",
    "-1e999",
    "NaN",
    "inf",
    "Infinity",
    "１２",
    "1.2.3",
    "--1",
    "1n",
    "٣",
    "½",
    "1\n",
  ])("refuses %j", (cell) => {
    expect(numberIn(cell)).toBeUndefined();
  });

  test("reads every finite number as JavaScript writes it, to the bit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(numberIn(Object.is(value, -0) ? "-0" : String(value))).toBe(value);
      }),
      { seed: 1 },
    );
  });

  test("refuses a million digits and a letter in linear time", () => {
    const begin = performance.now();
    expect(numberIn(`${"1".repeat(1_000_000)}x`)).toBeUndefined();
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

test("isMissingNumber knows the usual marks and nothing else", () => {
  for (const mark of ["", "NA", "n/a", "NaN", "NULL", "None", "?", "-", "."])
    expect(isMissingNumber(mark)).toBe(true);
  for (const cell of ["0", "inf", "missing", "--", "no", "\0"]) expect(isMissingNumber(cell)).toBe(false);
});

describe("byCodePoint", () => {
  test("sorts characters above U+FFFF last, which the default order does not", () => {
    const names = ["\u{1F600}", "\uFF21", "b", "a", "", "ab", "\u{1F600}a"];
    expect([...names].sort(byCodePoint)).toEqual(["", "a", "ab", "b", "\uFF21", "\u{1F600}", "\u{1F600}a"]);
    expect(["\u{1F600}", "\uFF21"].sort()).toEqual(["\u{1F600}", "\uFF21"]);
  });

  test("agrees with the lists of code points", () => {
    const points = (text: string) => Array.from(text, (char) => char.codePointAt(0)!);
    const compare = (a: number[], b: number[]): number => {
      const i = a.findIndex((point, k) => point !== b[k]);
      return i < 0 ? a.length - b.length : (a[i] ?? -1) - (b[i] ?? -1);
    };
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(compare(points(a), points(b))));
      }),
      { seed: 1 },
    );
  });
});

describe("nearest", () => {
  const names = ["petal_length", "petal_width", "species"];

  test.each([
    ["petal_widht", "petal_width"],
    ["Species", "species"],
    ["specie", "species"],
    ["sepal_length", "petal_length"],
    ["color", undefined],
    ["x", undefined],
    ["x".repeat(1_000_000), undefined],
  ])("to %.20s is %s", (name, near) => {
    expect(nearest(name, names)).toBe(near);
  });

  test("looks at the first thousand names alone, and at none that is very long", () => {
    const many = Array.from({ length: 1000 }, (_, i) => `column ${i}`);
    expect(nearest("species", [...many, "specie"])).toBeUndefined();
    expect(nearest("species", ["specie".repeat(100_000), "specie"])).toBe("specie");
  });
});
