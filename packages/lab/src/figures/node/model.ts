// One node that answers 0 or 1, told twice: fires when the weighted sum reaches a threshold C, or when the sum and a
// bias b = −C together reach 0. And where, among all pairs of inputs, it fires.
import type { Diagram } from "../../kit/diagram/diagram.js";

export type Pair = readonly [number, number];

export interface Node {
  readonly w: Pair;
  readonly b: number;
}

/** w · x */
export function weightedSum({ w }: Pick<Node, "w">, x: Pair): number {
  return w[0] * x[0] + w[1] * x[1];
}

export function byThreshold(node: Node, x: Pair): 0 | 1 {
  return weightedSum(node, x) >= -node.b ? 1 : 0;
}

export function byBias(node: Node, x: Pair): 0 | 1 {
  return weightedSum(node, x) + node.b >= 0 ? 1 : 0;
}

const corners: readonly Pair[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** The part of the unit square in which w · x + b is at least 0, as the corners of a polygon. */
export function firing(node: Node): Pair[] {
  const height = (x: Pair) => weightedSum(node, x) + node.b;
  return corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length];
    const kept = height(from) >= 0 ? [from] : [];
    return height(from) >= 0 === height(to) >= 0 ? kept : [...kept, between(from, to, height)];
  });
}

/** Where the sum crosses 0 on the way. */
function between(from: Pair, to: Pair, height: (x: Pair) => number): Pair {
  const share = height(from) / (height(from) - height(to));
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** The corners of `firing` that lie on the boundary: its two ends, where it crosses the square. */
export function boundary(node: Node): Pair[] {
  const onCorner = (point: Pair) => corners.some(([x1, x2]) => x1 === point[0] && x2 === point[1]);
  const ends = firing(node).filter((point) => !onCorner(point) || weightedSum(node, point) + node.b === 0);
  // a corner that lies on the boundary is met twice: as itself, and as the end of a side
  return ends.filter(([x1, x2], i) => ends.findIndex((other) => other[0] === x1 && other[1] === x2) === i);
}

export function drawn(node: Node, x: Pair): Diagram {
  return {
    columns: [
      [
        { name: "x1", value: x[0] },
        { name: "x2", value: x[1] },
      ],
      [{ name: "y", value: byBias(node, x) }],
    ],
    joints: [{ weights: [node.w], bias: [node.b] }],
  };
}

/** The node in both tellings, for "copy as code". */
export function code({ w, b }: Node, x: Pair): string {
  return `const x = [${x.join(", ")}];
const w = [${w.join(", ")}];
const sum = w[0] * x[0] + w[1] * x[1];

const threshold = ${-b};
const byThreshold = sum >= threshold ? 1 : 0;

const bias = -threshold;
const byBias = sum + bias >= 0 ? 1 : 0;

console.log([byThreshold, byBias]);
`;
}
