// How people write 5 … 9: for each digit the shapes met most, each with what varies inside one shape.
import type { Chance } from "./chance.js";
import { arc, curve, joined, line } from "./paths.js";
import type { Shape } from "./zero-to-four.js";

const bowl = (c: Chance) =>
  curve(
    [0.26, c.between(0.42, 0.48)],
    [0.5, c.between(0.36, 0.42)],
    [c.between(0.74, 0.82), 0.6],
    [0.68, 0.88],
    [0.44, 1],
    [c.between(0.14, 0.22), c.between(0.86, 0.94)],
  );

export const fives: Record<string, Shape> = {
  "hat drawn last": (c) => [
    joined(line([0.3, 0.02], [c.between(0.24, 0.28), 0.45]), bowl(c)),
    line([0.3, 0.02], [c.between(0.72, 0.86), c.between(-0.04, 0.04)]),
  ],
  "in one stroke": (c) => [
    joined(line([c.between(0.72, 0.82), c.between(0, 0.04)], [0.3, 0.02], [0.26, 0.45]), bowl(c)),
  ],
  "like an s": (c) => [
    curve(
      [c.between(0.74, 0.82), c.between(0, 0.04)],
      [0.5, 0.02],
      [0.32, c.between(0.04, 0.1)],
      [c.between(0.24, 0.3), 0.36],
      [0.52, 0.42],
      [c.between(0.72, 0.8), 0.66],
      [0.62, 0.92],
      [0.4, 1],
      [0.18, c.between(0.88, 0.96)],
    ),
  ],
  "with a gap under the hat": (c) => [
    joined(line([0.32, 0.1], [0.28, 0.45]), bowl(c)),
    line([c.between(0.32, 0.38), 0.03], [c.between(0.78, 0.88), 0]),
  ],
};

export const sixes: Record<string, Shape> = {
  curved: (c) => [
    joined(
      curve([c.between(0.62, 0.74), 0], [0.36, 0.26], [c.between(0.16, 0.22), 0.66]),
      arc([0.48, 0.72], [c.between(0.26, 0.32), 0.28], 0.5, -c.between(0.46, 0.56)),
    ),
  ],
  straight: (c) => [
    joined(
      line([c.between(0.5, 0.6), 0], [0.2, 0.66]),
      arc([0.46, 0.74], [c.between(0.24, 0.3), 0.26], 0.47, -c.between(0.42, 0.54)),
    ),
  ],
  "small loop": (c) => [
    curve(
      [c.between(0.56, 0.7), 0],
      [0.3, 0.3],
      [0.2, 0.7],
      [0.36, 0.98],
      [0.62, 0.94],
      [c.between(0.66, 0.74), 0.74],
      [0.52, c.between(0.58, 0.64)],
      [0.3, 0.68],
      [0.24, c.between(0.76, 0.84)],
    ),
  ],
  "big loop, half open": (c) => [
    joined(
      curve([c.between(0.6, 0.72), 0], [0.34, 0.22], [0.18, 0.58]),
      arc([0.5, 0.68], [c.between(0.28, 0.34), 0.32], 0.52, -c.between(0.44, 0.54)),
    ),
  ],
};

const sevenBody = (c: Chance) =>
  line(
    [c.between(0.12, 0.22), c.between(0, 0.06)],
    [c.between(0.74, 0.84), c.between(0, 0.04)],
    [c.between(0.32, 0.46), 1],
  );

export const sevens: Record<string, Shape> = {
  plain: (c) => [sevenBody(c)],
  "with a bar": (c) => {
    const y = c.between(0.44, 0.56);
    return [
      sevenBody(c),
      line([c.between(0.3, 0.4), y], [c.between(0.74, 0.84), y + c.between(-0.04, 0.04)]),
    ];
  },
  "with a serif": (c) => [joined(line([0.14, c.between(0.12, 0.24)], [0.15, 0.02]), sevenBody(c))],
  curved: (c) => [
    joined(
      line([c.between(0.14, 0.22), c.between(0.02, 0.08)], [c.between(0.74, 0.82), 0]),
      curve([0.78, 0], [0.56, 0.4], [c.between(0.4, 0.46), 0.7], [c.between(0.36, 0.44), 1]),
    ),
  ],
  rounded: (c) => [
    curve([0.14, c.between(0.08, 0.14)], [0.42, 0.02], [c.between(0.72, 0.8), 0.08], [0.62, 0.44], [0.42, 1]),
  ],
};

export const eights: Record<string, Shape> = {
  "in one stroke": (c) => [
    curve(
      [c.between(0.62, 0.72), c.between(0.1, 0.16)],
      [0.48, 0],
      [c.between(0.22, 0.28), 0.2],
      [0.5, 0.48],
      [c.between(0.74, 0.8), 0.76],
      [0.5, 1],
      [c.between(0.18, 0.24), 0.78],
      [0.48, 0.5],
      [c.between(0.7, 0.76), 0.24],
      [c.between(0.62, 0.7), c.between(0.06, 0.12)],
    ),
  ],
  "two circles": (c) => [
    arc([0.5, 0.24], [c.between(0.2, 0.26), 0.24], -0.25, -1.26),
    arc([0.5, 0.74], [c.between(0.24, 0.32), 0.26], -0.25, -1.26),
  ],
  "from the middle": (c) => [
    curve(
      [0.5, 0.48],
      [c.between(0.22, 0.28), 0.26],
      [0.5, 0],
      [c.between(0.72, 0.78), 0.24],
      [0.5, 0.48],
      [c.between(0.18, 0.24), 0.74],
      [0.5, 1],
      [c.between(0.76, 0.82), 0.76],
      [0.52, 0.5],
    ),
  ],
  "left open at the top": (c) => [
    curve(
      [c.between(0.7, 0.78), c.between(0.02, 0.08)],
      [0.4, 0],
      [0.28, 0.22],
      [0.52, 0.48],
      [0.76, 0.76],
      [0.48, 1],
      [0.2, 0.78],
      [0.46, 0.5],
      [c.between(0.74, 0.84), c.between(0.08, 0.18)],
    ),
  ],
};

const nineLoop = (c: Chance) => arc([0.46, 0.28], [c.between(0.24, 0.3), 0.28], c.between(-0.08, -0.02), -1);

export const nines: Record<string, Shape> = {
  "straight stem": (c) => [joined(nineLoop(c), line([0.73, 0.28], [c.between(0.6, 0.74), 1]))],
  "curved tail": (c) => [
    joined(
      nineLoop(c),
      curve(
        [0.73, 0.28],
        [c.between(0.7, 0.75), 0.66],
        [0.56, 0.96],
        [c.between(0.22, 0.34), c.between(0.9, 0.98)],
      ),
    ),
  ],
  "stem drawn apart": (c) => [
    arc([0.46, 0.28], [c.between(0.22, 0.28), 0.28], 0, -1.02),
    line([c.between(0.7, 0.76), c.between(0.02, 0.16)], [c.between(0.62, 0.72), 1]),
  ],
  "leaning leg": (c) => [joined(nineLoop(c), line([0.73, 0.3], [c.between(0.4, 0.5), 1]))],
  "loop left open": (c) => [
    joined(
      curve(
        [c.between(0.66, 0.74), c.between(0.1, 0.16)],
        [0.48, 0],
        [c.between(0.18, 0.24), 0.26],
        [0.44, 0.52],
        [0.7, c.between(0.32, 0.4)],
        [0.74, 0.2],
      ),
      line([0.73, 0.2], [c.between(0.62, 0.7), 1]),
    ),
  ],
};
