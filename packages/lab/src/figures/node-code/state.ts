// What of the class run line by line stands in the address: the seed of its weights, the learning rate, the step.
import { integer, real, type Values } from "../../url-state.js";
import { stepCount } from "./model.js";

export const schema = {
  seed: integer(0, 9999, 0),
  alpha: real(0.001, 100, 0.1),
  // the third sample: the first whose dw[0] is not 0
  step: integer(0, stepCount - 1, 31),
};

export type State = Values<typeof schema>;
