// What of the figure stands in the address: the seed of rows and weights, the learning rate, the milestone of the training
// that is shown, and the point that is asked about.
import { integer, list, real, type Values } from "../../url-state.js";
import { shown } from "./model.js";

export const inputField = real(0, 1, 0);

export const schema = {
  seed: integer(0, 9999, 0),
  alpha: real(0.001, 10, 0.1),
  at: integer(0, shown.length - 1, shown.length - 1),
  x: list(inputField, { initial: [0.2, 0.5, 0.9] }),
};

export type State = Values<typeof schema>;
