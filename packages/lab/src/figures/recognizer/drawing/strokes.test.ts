import { describe, expect, test } from "vitest";
import { boxOf, emptyDrawing, moved, onSurface, penDown, penMove, scaled, undo } from "./strokes.js";

const hook = [
  [
    { x: 2, y: 3 },
    { x: 6, y: 3 },
  ],
  [{ x: 4, y: 11 }],
];

describe("a drawing", () => {
  test("gets a stroke from pen down to the last move", () => {
    const down = penDown(emptyDrawing, { x: 1, y: 1 });
    expect(
      penMove(down, [
        { x: 2, y: 1 },
        { x: 3, y: 2 },
      ]),
    ).toEqual([
      [
        { x: 1, y: 1 },
        { x: 2, y: 1 },
        { x: 3, y: 2 },
      ],
    ]);
  });
  test("leaves out moves that do not move the pen", () => {
    expect(penMove([[{ x: 1, y: 1 }]], [{ x: 1, y: 1 }])).toEqual([[{ x: 1, y: 1 }]]);
  });
  test("keeps the pen on the surface when the hand leaves it", () => {
    expect(onSurface({ x: -3, y: 25 })).toEqual({ x: 0, y: 24 });
    expect(penMove([[{ x: 1, y: 1 }]], [{ x: 30, y: -1 }])).toEqual([
      [
        { x: 1, y: 1 },
        { x: 24, y: 0 },
      ],
    ]);
  });
  test("loses its last stroke by undo, and an empty one stays empty", () => {
    expect(undo(hook)).toEqual([hook[0]]);
    expect(undo(emptyDrawing)).toEqual([]);
  });
  test("is never changed in place", () => {
    const before = structuredClone(hook);
    penMove(hook, [{ x: 9, y: 9 }]);
    penDown(hook, { x: 1, y: 1 });
    expect(hook).toEqual(before);
  });
  test("has the box of all its points", () => {
    expect(boxOf(hook)).toEqual({ left: 2, top: 3, width: 4, height: 8 });
    expect(boxOf([[{ x: 4, y: 5 }]])).toEqual({ left: 4, top: 5, width: 0, height: 0 });
    expect(boxOf(emptyDrawing)).toBeUndefined();
  });
  test("moves and scales as a whole", () => {
    expect(boxOf(moved(hook, 1, -2))).toEqual({ left: 3, top: 1, width: 4, height: 8 });
    expect(scaled(hook, 0.5, { x: 2, y: 3 })[0][1]).toEqual({ x: 4, y: 3 });
    expect(scaled([[{ x: 12, y: 24 }]], 0.5)).toEqual([[{ x: 12, y: 18 }]]);
  });
});
