import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawingFromText, drawingToText, longestText } from "./stroke-text.js";

const coordinate = fc.integer({ min: 0, max: 384 }).map((steps) => steps / 16);
const stroke = fc.uniqueArray(fc.record({ x: coordinate, y: coordinate }), {
  minLength: 1,
  maxLength: 12,
  selector: ({ x, y }) => `${x} ${y}`,
});
const drawing = fc.array(stroke, { maxLength: 5 });

describe("a drawing as text", () => {
  test("is short: the step from the point before, two characters for a small one", () => {
    expect(
      drawingToText([
        [
          { x: 1, y: 1 },
          { x: 1.5, y: 0.5 },
        ],
      ]),
    ).toBe("gBgBQR");
    expect(drawingToText([[{ x: 0, y: 0 }], [{ x: 24, y: 0 }]])).toBe("AA.gYA");
    expect(drawingToText([])).toBe("");
  });
  test("comes back exactly when its points are on the grid", () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        expect(drawingFromText(drawingToText(strokes))).toEqual(strokes);
      }),
    );
  });
  test("comes back within half a grid step otherwise", () => {
    const [[point]] = drawingFromText(drawingToText([[{ x: 3.123, y: 9.87 }]]))!;
    expect(Math.abs(point.x - 3.123)).toBeLessThanOrEqual(1 / 32);
    expect(Math.abs(point.y - 9.87)).toBeLessThanOrEqual(1 / 32);
  });
  test("is safe in an address as it is", () => {
    fc.assert(
      fc.property(drawing, (strokes) => {
        const text = drawingToText(strokes);
        expect(new URLSearchParams({ text }).toString()).toBe(`text=${text}`);
      }),
    );
  });
  test.each([
    ["half a point", "gBgBQ"],
    ["an unknown character", "gB!B"],
    ["a number that does not end", "gBg"],
    ["a number too long for any step", "ggggA"],
    ["a stroke without points", "AA..AA"],
    ["a point left of the surface", "DA"],
    ["a point below the surface", "AiY"],
    ["a padded number", "gAA"],
    ["a negative zero", "BA"],
    ["a step that goes nowhere", "CCAA"],
    ["a text longer than any drawing", "A".repeat(longestText + 2)],
  ])("is refused when it has %s", (_, text) => {
    expect(drawingFromText(text)).toBeUndefined();
  });
  test("is read or refused, never a fault, whatever stands in an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const strokes = drawingFromText(text);
        if (strokes) expect(drawingToText(strokes)).toBe(text);
      }),
    );
  });
});
