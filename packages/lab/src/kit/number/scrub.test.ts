import { describe, expect, it } from "vitest";
import { integer, real } from "../../url-state.js";
import { digitsOf, keyed, pixelsPerStep, readNumber, stepped, stepsOf, widthOf, written } from "./scrub.js";

const field = real(-2, 2, 0);
const tenth = { step: 0.1 };

describe("a typed number", () => {
  it.each([
    ["0.5", 0.5],
    [".5", 0.5],
    ["-.5", -0.5],
    ["1.", 1],
    ["+1", 1],
    ["−1.25", -1.25],
    ["１．５", 1.5],
    ["ー１", -1],
    [" 1e-3 ", 0.001],
    ["2.1", 2],
    ["-1e9", -2],
  ])("%j is %d", (text, value) => {
    expect(readNumber(text, field)).toBe(value);
  });

  it.each(["", "-", "one", "0x1", "1.2.3", "NaN", "Infinity", "1/2"])("%j is none of the field's", (text) => {
    expect(readNumber(text, field)).toBeUndefined();
  });

  it("must be whole where the field is", () => {
    expect(readNumber("2.5", integer(0, 9, 0))).toBeUndefined();
    expect(readNumber("３", integer(0, 9, 0))).toBe(3);
  });
});

describe("a step", () => {
  it("leaves no tail of binary fractions", () => {
    expect(stepped(0.2, 1, tenth, field)).toBe(0.3);
    expect(stepped(0.1, -1, tenth, field)).toBe(0);
  });
  it("stops at the ends", () => {
    expect(stepped(1.95, 3, tenth, field)).toBe(2);
    expect(keyed(1, -Infinity, tenth, field)).toBe(-2);
    expect(keyed(1, Infinity, tenth, field)).toBe(2);
  });
  it("of the leading digit crosses powers of ten", () => {
    const rate = real(0.001, 10, 0.1);
    const walk = (from: number, steps: number) => stepped(from, steps, "leading digit", rate);
    expect([walk(0.09, 1), walk(0.1, 1), walk(0.1, -1), walk(0.12, -1), walk(1, -1), walk(0.2, -2)]).toEqual([
      0.1, 0.2, 0.09, 0.02, 0.9, 0.09,
    ]);
    expect(walk(0.001, -1)).toBe(0.001);
  });
});

describe("the keys", () => {
  it("step by one, by ten with Shift or Page, and go to the ends", () => {
    const steps = (key: string, shiftKey = false) => stepsOf({ key, shiftKey });
    expect([steps("ArrowUp"), steps("ArrowLeft"), steps("ArrowRight", true), steps("PageDown")]).toEqual([
      1, -1, 10, -10,
    ]);
    expect([steps("Home"), steps("End"), steps("a"), steps("constructor")]).toEqual([
      -Infinity,
      Infinity,
      undefined,
      undefined,
    ]);
  });
});

describe("a number on the page", () => {
  it("has the decimals of its step, or its own where it has more", () => {
    expect([written(1, 1), written(-0.5, 1), written(0.125, 1)]).toEqual(["1.0", "−0.5", "0.125"]);
    expect([
      digitsOf(tenth),
      digitsOf({ step: 0.05 }),
      digitsOf({ step: 1 }),
      digitsOf({ step: 10 }),
    ]).toEqual([1, 2, 0, 0]);
  });
  it("keeps room for the longest of a short range, and only for itself in a long one", () => {
    expect(widthOf(1, 1, field)).toBe(4);
    expect(widthOf(7, 0, integer(0, 2 ** 53 - 1, 0))).toBe(1);
  });
  it("is dragged across its range within 300 pixels, and never faster than 2 a step", () => {
    expect(pixelsPerStep(tenth, field)).toBe(7.5);
    expect(pixelsPerStep({ step: 0.001 }, field)).toBe(2);
    expect(pixelsPerStep({ step: 1 }, field)).toBe(10);
  });
});
