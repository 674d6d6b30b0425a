import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visiblePaint } from "../../../test/screen.js";
import { plain } from "../terminal.js";
import { displayWidth } from "../text.js";
import { curve, type Point } from "./curve.js";

const loss = (points: readonly Point[]) => [{ tone: "loss", points }] as const;
const size = { width: 14, height: 2 };

describe("curve", () => {
  test("falls from the upper left to the lower right, its ends labeled", () => {
    const points = [
      { x: 0, y: 1 },
      { x: 1, y: 0.01 },
    ];
    expect(curve(loss(points), size, plain)).toEqual(["    1 ⠉⠓⠦⣄⡀", " 0.01     ⠉⠓⠦⣄"]);
  });

  test("a flat loss is a flat line with one label", () => {
    const points = [
      { x: 0, y: 0.5 },
      { x: 1, y: 0.5 },
    ];
    expect(curve(loss(points), size, plain)).toEqual(["  0.5 ⠉⠉⠉⠉⠉⠉⠉⠉", ""]);
  });

  test("bridges gaps between far points", () => {
    const points = [0, 0.5, 1].map((x) => ({ x, y: 2 }));
    expect(curve(loss(points), size, plain)[0]).toBe("    2 ⠉⠉⠉⠉⠉⠉⠉⠉");
  });

  test("where points crowd, the labels are of what is drawn: their means", () => {
    const points = [100, 1, 0.1, 0.001].map((y, i) => ({ x: i < 2 ? 0 : 1, y }));
    expect(curve(loss(points), size, plain)).toEqual(["   10 ⠉⠓⠦⣄⡀", " 0.01     ⠉⠓⠦⣄"]);
  });

  test("each series has its color", () => {
    const series = [
      { tone: "loss", points: [{ x: 0, y: 1 }] },
      { tone: "validation", points: [{ x: 1, y: 0.5 }] },
    ] as const;
    const drawn = curve(series, size, visiblePaint).join("\n");
    expect(drawn).toContain("<loss:⠁>");
    expect(drawn).toContain("<validation:⢀>");
  });

  test.each([
    ["no points", loss([]), size],
    [
      "nothing that a logarithm can show",
      loss([
        { x: 0, y: 0 },
        { x: 1, y: Number.NaN },
      ]),
      size,
    ],
    ["one line of room", loss([{ x: 0, y: 1 }]), { width: 40, height: 1 }],
    ["hardly any width", loss([{ x: 0, y: 1 }]), { width: 9, height: 4 }],
  ])("is not drawn with %s", (_, series, room) => {
    expect(curve(series, room, plain)).toEqual([]);
  });

  test("fits its room, whatever the points", () => {
    const point = fc.record({ x: fc.double({ min: -1, max: 2, noNaN: true }), y: fc.double() });
    const room = fc.record({
      width: fc.integer({ min: 1, max: 90 }),
      height: fc.integer({ min: -2, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), room, (points, { width, height }) => {
        const sorted = points.toSorted((a, b) => a.x - b.x);
        const lines = curve(loss(sorted), { width, height }, plain);
        expect([0, height]).toContain(lines.length);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
