// What of the node's training stands in the address.
import { integer, real, type Values } from "../../url-state.js";

export const schema = {
  seed: integer(0, 9999, 0),
  alpha: real(0.001, 1000, 0.1),
  iterations: integer(1, 5000, 100),
};

export type State = Values<typeof schema>;
