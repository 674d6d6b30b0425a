// A round pen: strokes in, grey pixels out. The grey of a pixel is the share of its area under the pen, which is
// what gives a line its soft edge.
import type { Drawing, Point } from "./strokes.js";

/** Each pixel is looked at in `fine` × `fine` places. */
const fine = 6;

/** Where a drawing lands among the pixels: p → scale · p + shift. */
export interface Placement {
  readonly scale: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

export interface Pen {
  /** In pixels. */
  readonly width: number;
}

/** The drawing as grey pixels.
 *
 * Shapes  Float32Array [size][size], row by row, 0 (paper) … 1 (ink)
 */
export function inked(
  drawing: Drawing,
  placement: Placement,
  pen: Pen,
  size: number,
): Float32Array<ArrayBuffer> {
  const side = size * fine;
  const under = new Uint8Array(side * side);
  const place = ({ x, y }: Point) => ({
    x: (placement.scale * x + placement.shiftX) * fine,
    y: (placement.scale * y + placement.shiftY) * fine,
  });
  for (const stroke of drawing) {
    let from = place(stroke[0]);
    if (stroke.length === 1) markSegment(under, side, { from, to: from, radius: (pen.width / 2) * fine });
    for (let i = 1; i < stroke.length; i++) {
      const to = place(stroke[i]);
      markSegment(under, side, { from, to, radius: (pen.width / 2) * fine });
      from = to;
    }
  }
  return shares(under, size);
}

/** Marks every place, of side × side, whose middle is within `radius` of the segment. */
function markSegment(
  under: Uint8Array,
  side: number,
  { from, to, radius }: { from: Point; to: Point; radius: number },
): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length2 = dx * dx + dy * dy;
  const [firstX, lastX] = reach(from.x, to.x, radius, side);
  const [firstY, lastY] = reach(from.y, to.y, radius, side);
  for (let row = firstY; row <= lastY; row++) {
    for (let column = firstX; column <= lastX; column++) {
      const [x, y] = [column + 0.5 - from.x, row + 0.5 - from.y];
      const along = length2 === 0 ? 0 : (x * dx + y * dy) / length2;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const [offX, offY] = [x - t * dx, y - t * dy];
      if (offX * offX + offY * offY <= radius * radius) under[row * side + column] = 1;
    }
  }
}

function reach(a: number, b: number, radius: number, side: number): [number, number] {
  return [
    Math.max(Math.floor(Math.min(a, b) - radius), 0),
    Math.min(Math.ceil(Math.max(a, b) + radius), side - 1),
  ];
}

function shares(under: Uint8Array, size: number): Float32Array<ArrayBuffer> {
  const pixels = new Float32Array(size * size);
  for (let i = 0; i < under.length; i++) {
    const row = Math.floor(i / (size * fine * fine));
    const column = Math.floor((i % (size * fine)) / fine);
    pixels[row * size + column] += under[i];
  }
  return pixels.map((count) => count / (fine * fine));
}
