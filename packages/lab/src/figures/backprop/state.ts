// What of the figure stands in the address: the network, its weights where they were moved, one sample, the present step.
import { integer, list, oneOf, real, type Values } from "../../url-state.js";

export const activations = ["sigmoid", "tanh", "relu", "identity"] as const;
export const lossNames = ["squared-error", "mean-squared-error", "binary-cross-entropy"] as const;

export const fields = {
  weight: real(-5, 5, 0),
  input: real(-2, 2, 0),
  target: real(0, 1, 0),
};

/** The step of the opening network at which the first weight gets its gradient. */
const firstGradient = 33;

export const schema = {
  inputs: integer(1, 4, 2),
  /** A hidden layer of 0 nodes is not there. */
  first: integer(0, 4, 2),
  second: integer(0, 4, 0),
  outputs: integer(1, 2, 2),
  activation: oneOf(activations, "sigmoid"),
  loss: oneOf(lossNames, "squared-error"),
  seed: integer(0, 9999, 1),
  /** Layer by layer W row by row, then b; empty while they are those of the seed. */
  weights: list(fields.weight, { initial: [], longest: 50 }),
  input: list(fields.input, { initial: [0.8, 0.3, -0.5, 0.6] }),
  target: list(fields.target, { initial: [1, 0] }),
  step: integer(0, 999, firstGradient),
};

export type State = Values<typeof schema>;
