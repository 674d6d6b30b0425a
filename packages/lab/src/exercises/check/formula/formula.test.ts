import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Formula, formula, isMisread } from "./formula.js";
import { same } from "./same.js";

const read = (text: string, variables: readonly string[] = ["a", "b"]) => formula(text, variables) as Formula;
const value = (text: string, a = 2, b = 3) => read(text)({ a, b });

describe("a typed formula", () => {
  it.each([
    ["2a+3b", 13],
    ["2 a + 3*b", 13],
    ["2ab", 12],
    ["a(b+1)", 8],
    ["(a+1)(b-1)", 6],
    ["a^2", 4],
    ["a**2", 4],
    ["a²b", 12],
    ["a¹⁰", 1024],
    ["aの2乗", 4],
    ["a2乗", 4],
    ["-a^2", -4],
    ["2^-1", 0.5],
    ["2^3^2", 512],
    ["a-b-1", -2],
    ["6/a/b", 1],
    ["6÷a×b", 9],
    ["a·b", 6],
    ["２ａ＋３ｂ", 13],
    ["２ａー３ｂ", -5],
    ["２（ａ＋ｂ）", 10],
    ["0。5a", 1],
    ["|a-b|", 1],
    ["2|a-b|", 2],
    ["|a-b||b-a|", 1],
    ["| |a-b| - 3 |", 2],
    ["max(a, b)", 3],
    ["max（a、b）", 3],
    ["sqrt(a^2)", 2],
    ["√(a^2)", 2],
    ["a = b", 0],
    ["a ≠ b", 1],
    ["a < b", 1],
    ["a ≧ b", 0],
    ["2A", 4],
    [".5a", 1],
  ])("%j is %d where a is 2 and b is 3", (text, wanted) => {
    expect(value(text)).toBe(wanted);
  });

  it("knows names of more than one letter, and y_0 for y0", () => {
    for (const text of ["(y-y0)^2", "(y - y₀)²", "(y-y_0)^2", "(Ｙ−Ｙ０)**2"])
      expect(formula(text, ["y", "y0"])).toBeTypeOf("function");
    expect(read("y y0", ["y", "y0"])({ y: 2, y0: 5 })).toBe(10);
  });

  it.each([
    ["", 0],
    ["2a+", 3],
    ["2a+)", 3],
    ["(a", 2],
    ["a)", 1],
    ["2c", 1],
    ["２ａ＋ｃ", 3],
    ["a b +* 2", 5],
    ["max(a", 5],
    ["max a", 4],
    ["a^", 2],
    ["a@b", 1],
    ["|a", 2],
    ["😀a", 0],
    ["a😀", 1],
    ["a < b < a", 6],
    [`${"(".repeat(50)}a`, 41],
    ["a".repeat(300), 200],
  ])("%j stops being one at character %i", (text, at) => {
    expect(formula(text, ["a", "b"])).toEqual({ at });
  });

  it("never throws, whatever is typed", () => {
    const characters = fc.constantFrom(..."ab012+-*/^()|,<>=!. ²√の乗max".split(""));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: characters, maxLength: 60 })), (text) => {
        const found = formula(text, ["a", "b"]);
        if (!isMisread(found)) found({ a: 1, b: 2 });
      }),
      { numRuns: 2000 },
    );
  });
});

describe("two formulas", () => {
  it("are the same however they are written", () => {
    for (const text of ["2a+2b", "2(a+b)", "b*2 + a*2", "(a+b)(a+b)/(a/2+b/2)", "a+a+b+b"])
      expect(same(read(text), read("2a+2b"), ["a", "b"])).toBe(true);
  });

  it("differ where one is a little more, or no number", () => {
    for (const text of ["2a+2b+0.000001", "2a+2b^1.0001", "2a", "2a+3b", "sqrt(a)", "1/0"])
      expect(same(read(text), read("2a+2b"), ["a", "b"])).toBe(false);
  });
});
