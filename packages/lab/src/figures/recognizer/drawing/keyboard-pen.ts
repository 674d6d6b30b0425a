// Drawing without a pointer: arrow keys move the pen, space or enter put it down and lift it, Escape lifts it.
import { type Drawing, onSurface, type Point, penDown, penMove, surfaceSize } from "./strokes.js";

export interface KeyboardPen {
  readonly at: Point;
  readonly down: boolean;
}

export const restingPen: KeyboardPen = { at: { x: surfaceSize / 2, y: surfaceSize / 2 }, down: false };

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key does to pen and drawing; undefined for a key that means nothing here. With `far` a move is 4 units. */
export function pressed(
  { pen, drawing }: { pen: KeyboardPen; drawing: Drawing },
  { key, far }: { key: string; far: boolean },
): { pen: KeyboardPen; drawing: Drawing } | undefined {
  if (Object.hasOwn(moves, key)) {
    const [dx, dy] = moves[key].map((step) => (far ? 4 * step : step));
    const at = onSurface({ x: pen.at.x + dx, y: pen.at.y + dy });
    return { pen: { ...pen, at }, drawing: pen.down ? penMove(drawing, [at]) : drawing };
  }
  if (key === " " || key === "Enter") {
    return { pen: { ...pen, down: !pen.down }, drawing: pen.down ? drawing : penDown(drawing, pen.at) };
  }
  return key === "Escape" && pen.down ? { pen: { ...pen, down: false }, drawing } : undefined;
}
