// Drawings that are no digits: what people draw to see whether the recognizer can say no.
import {
  type Drawing,
  mapPoints,
  type Stroke,
  surfaceSize,
} from "../../src/figures/recognizer/drawing/strokes.js";
import { type Chance, chance } from "./chance.js";
import { arc, curve, joined, line, type Pair } from "./paths.js";

type Shape = (c: Chance) => Stroke[];

const anywhere = (c: Chance): Pair => [c.between(0, 1), c.between(0, 1)];
const several = (c: Chance, few: number, many: number) =>
  Array.from({ length: Math.floor(c.between(few, many + 1)) }, () => anywhere(c));

export const scribbles: Record<string, Shape> = {
  "a wild curve": (c) => [curve(...several(c, 6, 14))],
  "a wild zigzag": (c) => [line(...several(c, 5, 10))],
  "some strokes": (c) => Array.from({ length: 4 }, () => line(...several(c, 2, 3))),
  hatching: (c) => [
    line(
      ...Array.from({ length: Math.floor(c.between(7, 12)) }, (_, i): Pair => [i % 2, i / c.between(8, 12)]),
    ),
  ],
  "a spiral": (c) => {
    const turns = c.between(2.2, 3.5);
    return [
      Array.from({ length: 80 }, (_, i) => ({
        x: 0.5 + 0.006 * i * Math.cos((turns * 2 * Math.PI * i) / 80),
        y: 0.5 + 0.006 * i * Math.sin((turns * 2 * Math.PI * i) / 80),
      })),
    ];
  },
  "a face": (c) => [
    arc([0.5, 0.5], [0.5, 0.5], 0, 1),
    arc([0.32, 0.38], [0.03, 0.03], 0, 1),
    arc([0.68, 0.38], [0.03, 0.03], 0, 1),
    arc([0.5, 0.55], [0.25, c.between(0.15, 0.25)], 0.05, 0.45),
  ],
  "a heart": () => [
    curve(
      [0.5, 0.3],
      [0.3, 0.02],
      [0.02, 0.25],
      [0.2, 0.65],
      [0.5, 1],
      [0.8, 0.65],
      [0.98, 0.25],
      [0.7, 0.02],
      [0.5, 0.3],
    ),
  ],
  "a star": () => [line([0.2, 1], [0.5, 0], [0.8, 1], [0, 0.38], [1, 0.38], [0.2, 1])],
  "a cross": (c) => [line([0, c.between(0, 0.1)], [1, 1]), line([1, 0], [0, 1])],
  "a plus": () => [line([0.5, 0], [0.5, 1]), line([0, 0.5], [1, 0.5])],
  "a check": (c) => [line([0, c.between(0.5, 0.6)], [0.3, 1], [1, 0])],
  "a house": () => [
    line([0.1, 1], [0.1, 0.4], [0.5, 0], [0.9, 0.4], [0.9, 1], [0.1, 1]),
    line([0.4, 1], [0.4, 0.65], [0.6, 0.65], [0.6, 1]),
  ],
  "a square": (c) => [line([0, 0], [1, c.between(-0.05, 0.05)], [1, 1], [0, 1], [0, 0])],
  "a triangle": () => [line([0.5, 0], [1, 0.9], [0, 0.9], [0.5, 0])],
  "a lying line": (c) => [line([0, 0.5], [1, c.between(0.4, 0.6)])],
  "a wave": (c) => [
    curve([0, 0.5], [0.17, 0.3], [0.34, 0.7], [0.5, 0.3], [0.67, 0.7], [0.84, 0.3], [1, c.between(0.5, 0.7)]),
  ],
  "an A": () => [line([0, 1], [0.5, 0], [1, 1]), line([0.2, 0.6], [0.8, 0.6])],
  "an E": () => [line([0.8, 0], [0.1, 0], [0.1, 1], [0.8, 1]), line([0.1, 0.5], [0.7, 0.5])],
  "an H": () => [line([0.1, 0], [0.1, 1]), line([0.9, 0], [0.9, 1]), line([0.1, 0.5], [0.9, 0.5])],
  "an M": () => [line([0, 1], [0.1, 0], [0.5, 0.7], [0.9, 0], [1, 1])],
  "a W": () => [line([0, 0], [0.25, 1], [0.5, 0.3], [0.75, 1], [1, 0])],
  "an R": () => [
    joined(
      line([0.2, 1], [0.2, 0]),
      curve([0.2, 0], [0.7, 0.05], [0.75, 0.4], [0.2, 0.5]),
      line([0.2, 0.5], [0.85, 1]),
    ),
  ],
  "a hiragana a": () => [
    line([0.15, 0.22], [0.85, 0.18]),
    curve([0.45, 0], [0.42, 0.5], [0.5, 0.9]),
    curve([0.7, 0.35], [0.5, 0.8], [0.15, 0.9], [0.15, 0.65], [0.5, 0.45], [0.9, 0.6], [0.85, 0.9], [0.6, 1]),
  ],
  "a kanji": () => [
    line([0.1, 0.3], [0.9, 0.3]),
    line([0.5, 0], [0.5, 1]),
    line([0.5, 0.3], [0.05, 0.85]),
    line([0.5, 0.3], [0.95, 0.85]),
  ],
};

export interface Scribble {
  readonly shape: string;
  readonly drawing: Drawing;
}

export function scribbled(seed: number, count: number): Scribble[] {
  const names = Object.keys(scribbles);
  return Array.from({ length: count }, (_, row) => {
    const shape = names[row % names.length];
    const c = chance(seed, row);
    return { shape, drawing: placed(scribbles[shape](c), c) };
  });
}

function placed(drawing: Drawing, c: Chance): Drawing {
  const size = c.between(9, 20);
  const [left, top] = [c.between(1, surfaceSize - 1 - size), c.between(1, surfaceSize - 1 - size)];
  const slant = 0.08 * c.bell();
  return mapPoints(drawing, ({ x, y }) => ({ x: left + size * (x - slant * (y - 0.5)), y: top + size * y }));
}
