import { describe, expect, test } from "vitest";
import { hands } from "../../../../test/hands/hands.js";
import { imageSize, pen, placementOf, prepare } from "./prepare.js";
import { boxOf, type Drawing, mapPoints, moved, scaled } from "./strokes.js";

const seven: Drawing = [
  [
    { x: 6, y: 5 },
    { x: 16, y: 5 },
    { x: 10, y: 20 },
  ],
];

function massOf(image: Float32Array): [number, number] {
  let [sum, x, y] = [0, 0, 0];
  image.forEach((ink, i) => {
    sum += ink;
    x += ink * (i % imageSize);
    y += ink * Math.floor(i / imageSize);
  });
  return [x / sum, y / sum];
}

/** Its box among the pixels, pen included. */
function inkBox(drawing: Drawing) {
  const { scale, shiftX, shiftY } = placementOf(drawing, "mnist");
  const { width, height } = boxOf(
    mapPoints(drawing, ({ x, y }) => ({ x: scale * x + shiftX, y: scale * y + shiftY })),
  )!;
  return { width: width + pen.width, height: height + pen.width };
}

const largestDifference = (a: Float32Array, b: Float32Array) =>
  a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i])), 0);

describe("prepared as MNIST was, a drawing", () => {
  test("is 20 pixels long on its longer side, the pen included, and keeps its proportions", () => {
    expect(inkBox(seven).height).toBeCloseTo(20, 9);
    expect(inkBox(seven).width).toBeCloseTo(2 + (18 * 10) / 15, 9);
    expect(
      inkBox([
        [
          { x: 2, y: 5 },
          { x: 22, y: 9 },
        ],
      ]).width,
    ).toBeCloseTo(20, 9);
  });
  test("has its mass on pixel 12 of 24, which was 14 of 28", () => {
    for (const { drawing } of hands(11, 50)) {
      const [x, y] = massOf(prepare(drawing, "mnist"));
      // a foot or a flag far from the mass may fall off the 24 pixels, as it does from MNIST's
      expect(Math.abs(x - 12)).toBeLessThan(0.8);
      expect(Math.abs(y - 12)).toBeLessThan(0.8);
    }
  });
  test("is the same image wherever and at whatever size it was drawn", () => {
    const image = prepare(seven, "mnist");
    for (const copy of [moved(seven, 4, -3), scaled(seven, 0.5), scaled(seven, 0.1), scaled(seven, 5)]) {
      expect(largestDifference(prepare(copy, "mnist"), image)).toBeLessThanOrEqual(0.12);
    }
  });
  test("is a dot in the middle when it is a single tap", () => {
    const dot = prepare([[{ x: 2, y: 22 }]], "mnist");
    expect(dot[12 * 24 + 12]).toBe(1);
    expect(dot.reduce((sum, ink) => sum + ink, 0)).toBeCloseTo(Math.PI, 1);
  });
  test("stays a dot when the tap trembled", () => {
    const dot = prepare(
      [
        [
          { x: 2, y: 22 },
          { x: 2.1, y: 22.05 },
        ],
      ],
      "mnist",
    );
    expect(dot.filter((ink) => ink > 0).length).toBeLessThan(25);
  });
  test("may be a straight line with no width at all", () => {
    const one = prepare(
      [
        [
          { x: 5, y: 4 },
          { x: 5, y: 20 },
        ],
      ],
      "mnist",
    );
    expect(one.every((ink) => ink >= 0 && ink <= 1)).toBe(true);
    expect(one.reduce((sum, ink) => sum + ink, 0)).toBeCloseTo(2 * 18 + Math.PI, 0);
    expect([4, 12, 20].map((row) => one[row * 24 + 12])).toEqual([1, 1, 1]);
  });
  test("is blank paper while nothing is drawn", () => {
    expect(prepare([], "mnist")).toEqual(new Float32Array(576));
  });
});

describe("without that preparation a drawing", () => {
  test("only centered keeps its size", () => {
    const small = scaled(seven, 0.5);
    expect(placementOf(small, "centered").scale).toBe(1);
    const [x, y] = massOf(prepare(small, "centered"));
    expect([Math.round(x), Math.round(y)]).toEqual([12, 12]);
  });
  test("as drawn keeps its size and its place", () => {
    expect(placementOf(seven, "drawn")).toEqual({ scale: 1, shiftX: 0, shiftY: 0 });
    expect(prepare(seven, "drawn")[5 * 24 + 10]).toBe(1);
  });
});
