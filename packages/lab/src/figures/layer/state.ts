// What of the layer stands in the address: how many inputs and outputs it has, the seed of its numbers, those that the
// reader has changed (then all of them stand there, row by row, the biases last), and the input.
import { integer, list, real, type Values } from "../../url-state.js";

export const most = { nin: 6, nout: 5 } as const;
export const parameter = real(-9, 9, 0);
export const inputField = real(0, 1, 0);

export const schema = {
  nin: integer(1, most.nin, 3),
  nout: integer(1, most.nout, 2),
  seed: integer(0, 9999, 0),
  numbers: list(parameter, { initial: [], longest: most.nout * (most.nin + 1) }),
  x: list(inputField, { initial: [1, 0.25, 0.5, 0.75, 0, 1] }),
};

export type State = Values<typeof schema>;
