// The node trained as the lecture's exercise 3-9 does it: n passes over the three samples, one update after each. The
// loss of a pass is added up before its update.
import { Node, seed as reseed } from "kobai/lecture";
import { samples } from "../../lesson/node.js";

export interface Plan {
  readonly seed: number;
  readonly alpha: number;
  readonly iterations: number;
}

export interface Run {
  readonly losses: readonly number[];
  /** What the trained node answers to the three samples. */
  readonly outputs: readonly number[];
}

export function train({ seed, alpha, iterations }: Plan): Run {
  reseed(seed);
  const node = new Node(3);
  const losses = Array.from({ length: iterations }, () => {
    for (const { x, target } of samples) {
      node.forward([...x]);
      node.backward(node.mseLoss(target));
    }
    const { loss } = node;
    node.update(alpha);
    return loss;
  });
  return { losses, outputs: samples.map(({ x }) => node.forward([...x])) };
}

/** The loss by iteration, counted from 1, at no more than some 300 of them: the first, the last, and between. */
export function curve({ losses }: Run): { x: number; y: number }[] {
  const every = Math.max(1, Math.ceil(losses.length / 300));
  return losses.flatMap((y, i) => (i % every === 0 || i === losses.length - 1 ? [{ x: i + 1, y }] : []));
}
