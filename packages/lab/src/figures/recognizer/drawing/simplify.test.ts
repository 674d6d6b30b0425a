import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settled } from "./settle.js";
import { distanceToSegment, simplifiedStroke } from "./simplify.js";
import { drawingFromText, drawingToText } from "./stroke-text.js";
import type { Drawing, Stroke } from "./strokes.js";

const coordinate = fc.double({ min: 0, max: 24, noNaN: true });
const stroke = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 40 });

describe("simplifiedStroke", () => {
  test("leaves the two ends of a straight line", () => {
    const straight = Array.from({ length: 50 }, (_, i) => ({ x: i / 10, y: i / 5 }));
    expect(simplifiedStroke(straight, 0.01)).toEqual([straight[0], straight[49]]);
  });
  test("keeps a corner", () => {
    const corner: Stroke = [
      { x: 0, y: 0 },
      { x: 5, y: 0 },
      { x: 5, y: 5 },
    ];
    expect(simplifiedStroke(corner, 0.1)).toEqual(corner);
  });
  test("leaves out no point farther than the tolerance from the line that is left", () => {
    fc.assert(
      fc.property(stroke, fc.double({ min: 0, max: 2, noNaN: true }), (points, tolerance) => {
        const kept = simplifiedStroke(points, tolerance);
        for (const point of points) {
          const distances = kept.map((to, i) => distanceToSegment(point, kept[Math.max(i - 1, 0)], to));
          expect(Math.min(...distances)).toBeLessThanOrEqual(tolerance + 1e-9);
        }
      }),
    );
  });
});

describe("a settled drawing", () => {
  test("is what its text says", () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 3 }), (strokes) => {
        let drawing: Drawing = [];
        for (const next of strokes) drawing = settled([...drawing, next]);
        expect(drawingFromText(drawingToText(drawing))).toEqual(drawing);
      }),
    );
  });
  test("does not touch the strokes before the last", () => {
    const first: Stroke = [
      { x: 1, y: 1 },
      { x: 1.0625, y: 1 },
      { x: 1.125, y: 1 },
    ];
    expect(settled([first, [{ x: 3.01, y: 3 }]])).toEqual([first, [{ x: 3, y: 3 }]]);
  });
  test("fits into an address however long one scribbles", () => {
    const wild = (seed: number): Stroke =>
      Array.from({ length: 6000 }, (_, i) => ({
        x: 12 + 12 * Math.sin(i * seed),
        y: 12 + 12 * Math.cos(1.7 * i * seed),
      }));
    const drawing = settled([...settled([wild(1.3)]), wild(2.1)]);
    expect(drawingFromText(drawingToText(drawing))).toEqual(drawing);
  });
  test("stays empty when nothing is drawn", () => {
    expect(settled([])).toEqual([]);
  });
});
