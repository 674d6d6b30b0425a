// A drawing is kept as strokes, not as pixels, so that it can be redrawn at any size with any pen.

/** The drawing surface is a square of this many units, x to the right, y down. One unit is one pixel of the network. */
export const surfaceSize = 24;

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** From pen down to pen up; a single point is a dot. */
export type Stroke = readonly Point[];
export type Drawing = readonly Stroke[];

/** The rectangle around the middle lines of all strokes. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const emptyDrawing: Drawing = [];

/** A pen that leaves the surface goes on along its edge. */
export function onSurface({ x, y }: Point): Point {
  const clamp = (value: number) => Math.min(Math.max(value, 0), surfaceSize);
  return { x: clamp(x), y: clamp(y) };
}

/** The drawing with a new stroke begun at a point. */
export function penDown(drawing: Drawing, point: Point): Drawing {
  return [...drawing, [onSurface(point)]];
}

/** The drawing with its last stroke led on to more points; points that do not move the pen are left out. */
export function penMove(drawing: Drawing, points: Stroke): Drawing {
  const last = [...drawing[drawing.length - 1]];
  for (const point of points) {
    const next = onSurface(point);
    const { x, y } = last[last.length - 1];
    if (next.x !== x || next.y !== y) last.push(next);
  }
  return [...drawing.slice(0, -1), last];
}

/** The drawing without its last stroke. */
export function undo(drawing: Drawing): Drawing {
  return drawing.slice(0, -1);
}

export function mapPoints(drawing: Drawing, change: (point: Point) => Point): Drawing {
  return drawing.map((stroke) => stroke.map(change));
}

export function moved(drawing: Drawing, dx: number, dy: number): Drawing {
  return mapPoints(drawing, ({ x, y }) => ({ x: x + dx, y: y + dy }));
}

/** Drawn larger or smaller about a fixed point, by default the middle of the surface. */
export function scaled(
  drawing: Drawing,
  factor: number,
  about: Point = { x: surfaceSize / 2, y: surfaceSize / 2 },
): Drawing {
  return mapPoints(drawing, ({ x, y }) => ({
    x: about.x + factor * (x - about.x),
    y: about.y + factor * (y - about.y),
  }));
}

/** The box of a drawing that has at least one point; undefined for an empty one. */
export function boxOf(drawing: Drawing): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of drawing) {
    for (const { x, y } of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return left > right ? undefined : { left, top, width: right - left, height: bottom - top };
}
