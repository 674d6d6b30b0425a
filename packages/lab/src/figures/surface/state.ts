// What of the surface stands in the address: the node (where the walks begin), the two numbers that move, the walks, how
// far they have come, and how the picture is held.
import { byHand } from "../../lesson/node.js";
import { integer, list, oneOf, real, type Values } from "../../url-state.js";
import { pairs } from "./model.js";

export const parameter = real(-8, 8, 0);
export const alpha = real(0.01, 100, 1);
export const mostSteps = 100;

export const schema = {
  node: list(parameter, { initial: byHand }),
  pair: oneOf(pairs, "w1-w2"),
  alphas: list(alpha, { initial: [0.3, 1, 3] }),
  momentum: real(0, 0.99, 0.9),
  step: integer(0, mostSteps, 30),
  range: integer(2, 8, 2),
  turn: integer(-180, 180, 30),
};

export type State = Values<typeof schema>;
