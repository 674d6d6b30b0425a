import { describe, expect, test } from "vitest";
import { pressed, restingPen } from "./keyboard-pen.js";
import type { Drawing } from "./strokes.js";

function typed(keys: string[], far = false) {
  let state = { pen: restingPen, drawing: [] as Drawing };
  for (const key of keys) state = pressed(state, { key, far }) ?? state;
  return state;
}

describe("the keyboard's pen", () => {
  test("moves without a trace while it is up", () => {
    const { pen, drawing } = typed(["ArrowLeft", "ArrowUp"]);
    expect(pen).toEqual({ at: { x: 11, y: 11 }, down: false });
    expect(drawing).toEqual([]);
  });
  test("draws between space and space", () => {
    expect(typed([" ", "ArrowRight", "ArrowDown", " ", "ArrowDown"]).drawing).toEqual([
      [
        { x: 12, y: 12 },
        { x: 13, y: 12 },
        { x: 13, y: 13 },
      ],
    ]);
  });
  test("is lifted by Escape, which means nothing to a lifted pen", () => {
    expect(typed(["Enter", "Escape"]).pen.down).toBe(false);
    expect(pressed({ pen: restingPen, drawing: [] }, { key: "Escape", far: false })).toBeUndefined();
  });
  test("goes four units at a time with shift and stops at the edge", () => {
    expect(typed(["ArrowLeft"], true).pen.at).toEqual({ x: 8, y: 12 });
    expect(typed(Array(9).fill("ArrowDown"), true).pen.at).toEqual({ x: 12, y: 24 });
  });
  test("leaves other keys to the page", () => {
    expect(pressed({ pen: restingPen, drawing: [] }, { key: "Tab", far: false })).toBeUndefined();
    expect(pressed({ pen: restingPen, drawing: [] }, { key: "toString", far: false })).toBeUndefined();
  });
});
