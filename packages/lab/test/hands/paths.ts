// Lines a pen can make, in a unit square with y down.
import type { Point, Stroke } from "../../src/figures/recognizer/drawing/strokes.js";

export type Pair = readonly [number, number];

const point = ([x, y]: Pair): Point => ({ x, y });

/** Straight from corner to corner. */
export function line(...corners: Pair[]): Stroke {
  const stroke: Point[] = [point(corners[0])];
  for (let i = 1; i < corners.length; i++) {
    const [[ax, ay], [bx, by]] = [corners[i - 1], corners[i]];
    for (let k = 1; k <= 12; k++) stroke.push({ x: ax + ((bx - ax) * k) / 12, y: ay + ((by - ay) * k) / 12 });
  }
  return stroke;
}

/** Smoothly through all points: Catmull & Rom's spline. */
export function curve(...through: Pair[]): Stroke {
  const at = (i: number) => through[Math.min(Math.max(i, 0), through.length - 1)];
  const stroke: Point[] = [point(through[0])];
  for (let i = 0; i < through.length - 1; i++) {
    for (let k = 1; k <= 12; k++) stroke.push(between(at(i - 1), at(i), at(i + 1), at(i + 2), k / 12));
  }
  return stroke;
}

function between(p0: Pair, p1: Pair, p2: Pair, p3: Pair, t: number): Point {
  const mix = (a: number, b: number, c: number, d: number) =>
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
  return { x: mix(p0[0], p1[0], p2[0], p3[0]), y: mix(p0[1], p1[1], p2[1], p3[1]) };
}

/** Part of an ellipse; angles in turns, 0 at the right, a quarter at the bottom, so that growing is clockwise. */
export function arc(middle: Pair, radii: Pair, from: number, to: number): Stroke {
  const steps = Math.max(4, Math.ceil(Math.abs(to - from) * 36));
  return Array.from({ length: steps + 1 }, (_, k) => {
    const angle = 2 * Math.PI * (from + ((to - from) * k) / steps);
    return { x: middle[0] + radii[0] * Math.cos(angle), y: middle[1] + radii[1] * Math.sin(angle) };
  });
}

/** One stroke from several parts, without lifting the pen. */
export function joined(...parts: Stroke[]): Stroke {
  return parts.flat();
}
