// The node of exercise 3-3 with a sigmoid, asked about inputs that the learner does not see.
import { sigmoid } from "kobai/lecture";
import { byHand } from "../../lesson/node.js";

const [w1, w2, w3, b] = byHand;

/** The two of the lecture first. */
export const inputs: readonly (readonly number[])[] = [
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [0.3, -1.2, 0.8],
];

const sum = ([x1, x2, x3]: readonly number[]) => w1 * x1 + w2 * x2 + w3 * x3;
const z = (x: readonly number[]) => sum(x) + b;

export const node = (x: readonly number[]) => sigmoid(z(x));

/** By name, what the node of a slip answers. */
export const slips: Readonly<Record<string, (x: readonly number[]) => number | null>> = {
  "sign-of-z": (x) => sigmoid(-z(x)),
  step: (x) => (z(x) >= 0 ? 1 : 0),
  "sum-as-answer": z,
  "no-bias": (x) => sigmoid(sum(x)),
  "bias-subtracted": (x) => sigmoid(sum(x) - b),
  "bias-outside": (x) => sigmoid(sum(x)) + b,
  "no-parentheses": (x) => 1 + Math.exp(-z(x)),
  "nothing-returned": () => null,
};
