// Leaves out the points of a stroke that a straight line between its neighbors shows as well.
// Source: Ramer 1972; Douglas & Peucker 1973.
import type { Point, Stroke } from "./strokes.js";

/** Distance of a point from the segment a–b. */
export function distanceToSegment({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / length2;
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}

/** The stroke with as few of its points as keep every point left out within `tolerance` of the line. */
export function simplifiedStroke(stroke: Stroke, tolerance: number): Stroke {
  const kept = new Set([0, stroke.length - 1]);
  const ranges: [number, number][] = [[0, stroke.length - 1]];
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    const [first, last] = range;
    const far = farthest(stroke, first, last);
    if (far.distance <= tolerance) continue;
    kept.add(far.index);
    ranges.push([first, far.index], [far.index, last]);
  }
  return stroke.filter((_, index) => kept.has(index));
}

function farthest(stroke: Stroke, first: number, last: number): { index: number; distance: number } {
  let found = { index: first, distance: 0 };
  for (let index = first + 1; index < last; index++) {
    const distance = distanceToSegment(stroke[index], stroke[first], stroke[last]);
    if (distance > found.distance) found = { index, distance };
  }
  return found;
}
