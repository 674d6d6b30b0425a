// Drawings of digits in many hands: a shape, bent and slanted by a hand, at some size in some place of the surface.
// Test support: nothing of this is shipped, and no network is trained on it.
import type { Drawing, Point } from "../../src/figures/recognizer/drawing/strokes.js";
import { boxOf, mapPoints, surfaceSize } from "../../src/figures/recognizer/drawing/strokes.js";
import { type Chance, chance } from "./chance.js";
import { eights, fives, nines, sevens, sixes } from "./five-to-nine.js";
import { fours, ones, type Shape, threes, twos, zeros } from "./zero-to-four.js";

export const shapes: readonly Record<string, Shape>[] = [
  zeros,
  ones,
  twos,
  threes,
  fours,
  fives,
  sixes,
  sevens,
  eights,
  nines,
];

export interface Sample {
  readonly digit: number;
  readonly shape: string;
  readonly drawing: Drawing;
}

/** `count` drawings, the digits in turn. Different seeds share nothing but the shapes. */
export function hands(seed: number, count: number): Sample[] {
  return Array.from({ length: count }, (_, row) => sample(row % 10, chance(seed, row)));
}

function sample(digit: number, c: Chance): Sample {
  const shape = c.pick(Object.keys(shapes[digit]));
  const bent = trembled(bentBy(c, shapes[digit][shape](c)), c);
  return { digit, shape, drawing: placed(sparse(bent, c), c) };
}

type Change = (point: Point) => Point;

/** Slant, turn, proportions and a slow wave in both directions, about the middle of the unit square. */
function bentBy(c: Chance, drawing: Drawing): Drawing {
  const [slant, turn] = [0.16 * c.bell(), 0.07 * c.bell()];
  const aspect = 0.92 * Math.exp(0.16 * c.bell());
  const wave = { size: c.between(0, 0.035), x: c.between(0, 7), y: c.between(0, 7), length: c.between(3, 7) };
  const change: Change = ({ x, y }) => {
    const u = aspect * (x - 0.5) - slant * (y - 0.5) + wave.size * Math.sin(wave.length * y + wave.x);
    const v = y - 0.5 + wave.size * Math.sin(wave.length * x + wave.y);
    return { x: u * Math.cos(turn) - v * Math.sin(turn), y: u * Math.sin(turn) + v * Math.cos(turn) };
  };
  return mapPoints(drawing, change);
}

/** A hand is never quite still. */
function trembled(drawing: Drawing, c: Chance): Drawing {
  const size = c.between(0, 0.008);
  return mapPoints(drawing, ({ x, y }) => ({ x: x + size * c.bell(), y: y + size * c.bell() }));
}

/** A quick hand leaves few points. */
function sparse(drawing: Drawing, c: Chance): Drawing {
  const every = c.pick([1, 1, 2, 3]);
  return drawing.map((stroke) => stroke.filter((_, i) => i % every === 0 || i === stroke.length - 1));
}

/** Somewhere on the surface, from a third of it to nearly all. */
function placed(drawing: Drawing, c: Chance): Drawing {
  const box = boxOf(drawing)!;
  const size = c.between(8, 21) / Math.max(box.width, box.height);
  const free = (length: number) => surfaceSize - 2 - size * length;
  const [left, top] = [1 + c.between(0, 1) * free(box.width), 1 + c.between(0, 1) * free(box.height)];
  return mapPoints(drawing, ({ x, y }) => ({
    x: left + size * (x - box.left),
    y: top + size * (y - box.top),
  }));
}
