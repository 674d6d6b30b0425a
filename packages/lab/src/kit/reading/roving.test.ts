import { describe, expect, test } from "vitest";
import { rovingTarget } from "./roving.js";

describe("arrow keys in a group of cells", () => {
  const from = (index: number) => ({ index, columns: 10, count: 95 });
  test("move one cell, and stay within their row and the group", () => {
    expect(rovingTarget("ArrowRight", from(4))).toBe(5);
    expect(rovingTarget("ArrowRight", from(9))).toBeUndefined();
    expect(rovingTarget("ArrowLeft", from(10))).toBeUndefined();
    expect(rovingTarget("ArrowUp", from(14))).toBe(4);
    expect(rovingTarget("ArrowUp", from(4))).toBeUndefined();
    expect(rovingTarget("ArrowDown", from(84))).toBe(94);
    expect(rovingTarget("ArrowDown", from(86))).toBeUndefined();
    expect(rovingTarget("ArrowRight", from(94))).toBeUndefined();
  });
  test("go to the ends of a row with Home and End", () => {
    expect(rovingTarget("Home", from(27))).toBe(20);
    expect(rovingTarget("End", from(27))).toBe(29);
    expect(rovingTarget("End", from(91))).toBe(94);
  });
  test("leave other keys alone", () => {
    expect(rovingTarget("a", from(5))).toBeUndefined();
    expect(rovingTarget("constructor", from(5))).toBeUndefined();
  });
});
