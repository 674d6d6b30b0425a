import { expect, test } from "vitest";
import { pitch, tiled } from "./mosaic.js";

const imageLength = 576;

test("a mosaic lays the cells in rows, one pixel of nothing between them", () => {
  const hiddenWeights = Float32Array.from(
    { length: 3 * imageLength },
    (_, i) => 1 + Math.floor(i / imageLength),
  );
  const { values } = tiled({ hidden: 3, hiddenWeights }, 2);
  const columns = 2 * pitch - 1;
  expect(values).toHaveLength(columns * columns);
  const at = (row: number, column: number) => values[row * columns + column];
  expect([at(0, 0), at(23, 23), at(0, 24), at(0, 25), at(24, 0), at(25, 0), at(25, 25)]).toEqual([
    1, 1, 0, 2, 0, 3, 0,
  ]);
});

test("a mosaic keeps the pixels of a cell in their places", () => {
  const hiddenWeights = Float32Array.from({ length: 2 * imageLength }, (_, i) => i);
  const { values } = tiled({ hidden: 2, hiddenWeights }, 2);
  expect(values[3 * (2 * pitch - 1) + pitch + 5]).toBe(imageLength + 3 * 24 + 5);
});

test("a mosaic has one range for all: three times the usual size of a weight", () => {
  const hiddenWeights = Float32Array.from({ length: imageLength }, (_, i) => (i % 2 === 0 ? 2 : -2));
  expect(tiled({ hidden: 1, hiddenWeights }, 1).range).toBe(6);
});
