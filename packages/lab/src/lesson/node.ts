// The one node and the three samples of the lecture, as the figures about loss and gradient share them. Its four numbers
// stand in one list: w1, w2, w3, b. All that is computed is computed by kobai/lecture.
import { Node } from "kobai/lecture";

export interface Sample {
  readonly x: readonly number[];
  readonly target: number;
}

export const samples: readonly Sample[] = [
  { x: [0, 0, 0], target: 1 },
  { x: [0, 1, 0], target: 1 },
  { x: [1, 0, 1], target: 0 },
];

/** w1, w2, w3, b. */
export type Parameters = readonly number[];

export const parameterNames = ["w1", "w2", "w3", "b"] as const;

/** The node that the lecture works by hand. */
export const byHand: Parameters = [1, 0.5, -2, 1];

export function nodeOf([w1, w2, w3, b]: Parameters): Node {
  const node = new Node(3);
  node.w = [w1, w2, w3];
  node.b = b;
  return node;
}

/** Forward and backward over the samples; loss, dw and db are their sums. */
export function passed(parameters: Parameters, over: readonly Sample[] = samples): Node {
  const node = nodeOf(parameters);
  for (const { x, target } of over) {
    node.forward([...x]);
    node.backward(node.mseLoss(target));
  }
  return node;
}

export function lossOf(parameters: Parameters): number {
  return passed(parameters).loss;
}

/** ∂loss/∂w1, ∂loss/∂w2, ∂loss/∂w3, ∂loss/∂b over the samples. */
export function gradientOf(parameters: Parameters, over: readonly Sample[] = samples): number[] {
  const { dw, db } = passed(parameters, over);
  return [...dw, db];
}
