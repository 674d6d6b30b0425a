import { describe, expect, test } from "vitest";
import { inked } from "./pen.js";

const asDrawn = { scale: 1, shiftX: 0, shiftY: 0 };
const sum = (pixels: Float32Array) => pixels.reduce((total, ink) => total + ink, 0);

describe("a round pen", () => {
  test("leaves a disc where it only touches, grey by area at its edge", () => {
    const dot = inked([[{ x: 4, y: 4 }]], asDrawn, { width: 2 }, 8);
    expect(sum(dot)).toBeCloseTo(Math.PI, 1);
    expect(dot[3 * 8 + 3]).toBeCloseTo(Math.PI / 4, 1);
    expect(dot[0]).toBe(0);
  });
  test("leaves as much ink as its line is wide and long, with two half discs at the ends", () => {
    const line = inked(
      [
        [
          { x: 3, y: 10 },
          { x: 15, y: 14 },
        ],
      ],
      asDrawn,
      { width: 2 },
      20,
    );
    expect(sum(line) / (2 * Math.hypot(12, 4) + Math.PI)).toBeCloseTo(1, 1);
  });
  test("fills exactly the two rows of a level line between them", () => {
    const line = inked(
      [
        [
          { x: 2, y: 4 },
          { x: 8, y: 4 },
        ],
      ],
      asDrawn,
      { width: 2 },
      10,
    );
    expect(line[3 * 10 + 5]).toBe(1);
    expect(line[4 * 10 + 5]).toBe(1);
    expect(line[2 * 10 + 5]).toBe(0);
  });
  test("shares a level line in the middle of a row with the rows beside it", () => {
    const line = inked(
      [
        [
          { x: 2, y: 4.5 },
          { x: 8, y: 4.5 },
        ],
      ],
      asDrawn,
      { width: 2 },
      10,
    );
    expect([3, 4, 5].map((row) => line[row * 10 + 5])).toEqual([0.5, 1, 0.5]);
  });
  test("does not get darker where strokes cross", () => {
    const cross = inked(
      [
        [
          { x: 2, y: 5 },
          { x: 8, y: 5 },
        ],
        [
          { x: 5, y: 2 },
          { x: 5, y: 8 },
        ],
      ],
      asDrawn,
      { width: 2 },
      10,
    );
    expect(Math.max(...cross)).toBe(1);
  });
  test("keeps its width when the drawing is placed at another size", () => {
    const small = inked(
      [
        [
          { x: 1, y: 1 },
          { x: 2, y: 1 },
        ],
      ],
      { scale: 6, shiftX: 0, shiftY: 0 },
      { width: 2 },
      20,
    );
    expect(sum(small)).toBeCloseTo(2 * 6 + Math.PI, 0);
  });
  test("may leave the sheet", () => {
    expect(
      sum(
        inked(
          [
            [
              { x: -9, y: -9 },
              { x: -5, y: -9 },
            ],
          ],
          asDrawn,
          { width: 2 },
          8,
        ),
      ),
    ).toBe(0);
    expect(sum(inked([[{ x: 0, y: 4 }]], asDrawn, { width: 2 }, 8))).toBeCloseTo(Math.PI / 2, 1);
  });
});
