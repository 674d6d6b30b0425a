import { describe, expect, test } from "vitest";
import { largestSize, type Palette, painted, ramp } from "./palette.js";

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
