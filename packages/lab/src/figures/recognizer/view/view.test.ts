import { describe, expect, test } from "vitest";
import { largestSize, type Palette, painted, ramp } from "./palette.js";
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

describe("colors", () => {
  const palette: Palette = {
    ink: ramp([255, 255, 255], [0, 0, 0]),
    positive: ramp([255, 255, 255], [0, 0, 255]),
    negative: ramp([255, 255, 255], [255, 128, 0]),
  };
  const bytesOf = (ramp: Uint32Array) => new Uint8ClampedArray(ramp.buffer);
  const pixel = (bytes: Uint8ClampedArray, i: number) => [...bytes.subarray(4 * i, 4 * i + 4)];
  test("run from paper to the full color", () => {
    expect(pixel(bytesOf(palette.positive), 0)).toEqual([255, 255, 255, 255]);
    expect(pixel(bytesOf(palette.positive), 255)).toEqual([0, 0, 255, 255]);
  });
  test("are in even steps of lightness: half way from white to black is OKLab's middle gray", () => {
    expect(pixel(bytesOf(palette.ink), 128)).toEqual([99, 99, 99, 255]);
  });
  test("show a sign by color and a size by strength, through paper at 0", () => {
    const bytes = painted([0, 2, -2, -9], { palette, range: 2, signed: true });
    expect([0, 1, 2, 3].map((i) => pixel(bytes, i).slice(0, 3))).toEqual([
      [255, 255, 255],
      [0, 0, 255],
      [255, 128, 0],
      [255, 128, 0],
    ]);
  });
  test("leave paper where all values are 0", () => {
    expect(largestSize([0, 0])).toBe(0);
    expect(pixel(painted([0, 0], { palette, range: 0, signed: true }), 1)).toEqual([255, 255, 255, 255]);
    expect(largestSize([1, -4, 2])).toBe(4);
  });
});
