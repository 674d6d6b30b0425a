// How people write 0 … 4: for each digit the shapes met most, each with what varies inside one shape.

import type { Stroke } from "../../src/figures/recognizer/drawing/strokes.js";
import type { Chance } from "./chance.js";
import { arc, curve, joined, line } from "./paths.js";

export type Shape = (c: Chance) => Stroke[];

const oval =
  (turn: 1 | -1, closing: readonly [number, number]): Shape =>
  (c) => {
    const from = c.between(-0.4, -0.1);
    return [arc([0.5, 0.5], [c.between(0.26, 0.42), 0.5], from, from + turn * c.between(...closing))];
  };

export const zeros: Record<string, Shape> = {
  counterclockwise: oval(-1, [0.98, 1.04]),
  clockwise: oval(1, [0.98, 1.04]),
  "left open": oval(-1, [0.9, 0.96]),
  overshot: oval(-1, [1.04, 1.14]),
  "with a tail inside": (c) => [
    joined(arc([0.5, 0.5], [c.between(0.3, 0.4), 0.5], -0.2, -1.2), line([0.62, 0.05], [0.5, 0.13])),
  ],
};

const stem = (c: Chance) => line([0.5, 0], [0.5 + c.between(-0.05, 0.05), 1]);
const flag = (c: Chance) => line([0.5 - c.between(0.1, 0.24), c.between(0.1, 0.26)], [0.5, 0]);
const foot = (c: Chance) => {
  const half = c.between(0.16, 0.3);
  return line([0.5 - half, 1], [0.5 + half, 1 + c.between(-0.02, 0.02)]);
};

export const ones: Record<string, Shape> = {
  "a stem": (c) => [stem(c)],
  "a stem from below": (c) => [[...stem(c)].reverse()],
  "with a flag": (c) => [joined(flag(c), stem(c))],
  "with a flag drawn after": (c) => [stem(c), flag(c)],
  "with flag and foot": (c) => [joined(flag(c), stem(c)), foot(c)],
  leaning: (c) => [line([c.between(0.58, 0.72), 0], [c.between(0.3, 0.42), 1])],
};

const hook = (c: Chance) => [
  [c.between(0.16, 0.26), c.between(0.2, 0.3)] as const,
  [c.between(0.3, 0.36), c.between(0.04, 0.08)] as const,
  [0.55, 0] as const,
  [c.between(0.72, 0.8), c.between(0.12, 0.18)] as const,
  [c.between(0.7, 0.78), c.between(0.3, 0.4)] as const,
];

export const twos: Record<string, Shape> = {
  "curve and base": (c) => [
    joined(
      curve(...hook(c), [0.5, 0.68], [c.between(0.16, 0.24), 1]),
      line([0.2, 1], [c.between(0.78, 0.88), 1]),
    ),
  ],
  "with a loop": (c) => [
    curve(
      ...hook(c),
      [0.48, 0.7],
      [0.26, 0.94],
      [c.between(0.13, 0.18), 0.9],
      [c.between(0.22, 0.28), c.between(0.76, 0.82)],
      [0.48, 0.92],
      [0.66, 1],
      [c.between(0.84, 0.9), c.between(0.9, 0.96)],
    ),
  ],
  "like a z": (c) => [
    joined(
      line([0.18, c.between(0.02, 0.12)], [c.between(0.72, 0.8), 0.02]),
      line([0.76, 0.02], [c.between(0.16, 0.24), 1], [0.84, 0.98]),
    ),
  ],
  "with a wavy base": (c) => [
    curve(
      ...hook(c),
      [0.48, 0.7],
      [0.2, c.between(0.94, 1)],
      [0.4, 0.92],
      [0.62, 1],
      [0.86, c.between(0.88, 0.96)],
    ),
  ],
  "with a round neck": (c) => [
    joined(
      arc([0.5, 0.27], [c.between(0.24, 0.32), 0.27], -0.48, 0.1),
      line([0.7, 0.46], [c.between(0.14, 0.22), 1], [c.between(0.78, 0.88), 1]),
    ),
  ],
};

export const threes: Record<string, Shape> = {
  "two bowls": (c) => [
    joined(
      arc([0.46, 0.25], [c.between(0.24, 0.32), 0.25], c.between(-0.48, -0.38), 0.22),
      arc([0.46, 0.74], [c.between(0.28, 0.36), 0.26], -0.22, c.between(0.36, 0.47)),
    ),
  ],
  "with a flat top": (c) => [
    joined(
      line(
        [c.between(0.18, 0.26), 0.02],
        [c.between(0.7, 0.78), 0],
        [c.between(0.42, 0.5), c.between(0.36, 0.42)],
      ),
      curve(
        [0.46, 0.4],
        [0.7, 0.5],
        [c.between(0.74, 0.8), 0.72],
        [0.56, 0.98],
        [c.between(0.18, 0.26), 0.9],
      ),
    ),
  ],
  "with a loop in the middle": (c) => [
    curve(
      [0.2, c.between(0.1, 0.16)],
      [0.46, 0],
      [c.between(0.68, 0.76), 0.18],
      [0.52, 0.44],
      [c.between(0.36, 0.42), 0.5],
      [0.4, 0.42],
      [0.56, 0.46],
      [c.between(0.74, 0.82), 0.7],
      [0.54, 1],
      [0.18, c.between(0.86, 0.94)],
    ),
  ],
  "narrow waist": (c) => [
    curve(
      [0.22, c.between(0.06, 0.14)],
      [0.5, 0],
      [0.7, 0.16],
      [c.between(0.56, 0.62), 0.4],
      [c.between(0.34, 0.44), 0.47],
      [0.62, 0.53],
      [c.between(0.74, 0.8), 0.76],
      [0.5, 1],
      [0.2, c.between(0.88, 0.96)],
    ),
  ],
};

export const fours: Record<string, Shape> = {
  open: (c) => {
    const bar = c.between(0.5, 0.66);
    return [
      line(
        [c.between(0.16, 0.28), c.between(0, 0.08)],
        [c.between(0.12, 0.2), bar],
        [c.between(0.84, 0.92), bar],
      ),
      line([c.between(0.64, 0.74), c.between(0, 0.2)], [c.between(0.62, 0.7), 1]),
    ];
  },
  "open and round": (c) => {
    const right = c.between(0.66, 0.76);
    return [
      joined(
        curve(
          [0.16, c.between(0, 0.08)],
          [0.17, 0.36],
          [0.34, c.between(0.5, 0.56)],
          [0.56, 0.5],
          [right, 0.4],
        ),
        line([right, 0.02], [right - 0.02, 1]),
      ),
    ];
  },
  closed: (c) => {
    const [bar, right] = [c.between(0.6, 0.7), c.between(0.6, 0.68)];
    return [line([right, 0], [c.between(0.08, 0.16), bar], [0.9, bar]), line([right, 0], [right, 1])];
  },
  "closed in one stroke": (c) => {
    const [bar, right] = [c.between(0.58, 0.68), c.between(0.6, 0.7)];
    return [line([right, 1], [right, 0], [c.between(0.08, 0.18), bar], [c.between(0.86, 0.94), bar])];
  },
  "with a short bar": (c) => {
    const bar = c.between(0.5, 0.6);
    const right = c.between(0.66, 0.72);
    return [line([0.36, 0], [0.16, bar], [right + 0.04, bar]), line([right, 0.1], [right - 0.04, 1])];
  },
};
