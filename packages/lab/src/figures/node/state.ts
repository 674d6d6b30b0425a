// What of the figure stands in the address: two inputs, two weights, the bias.
import { list, real, type Values } from "../../url-state.js";

export const fields = { x: real(0, 1, 0), w: real(-2, 2, 0), b: real(-3, 3, 0) };

export const schema = {
  x: list(fields.x, { initial: [0.8, 0.6] }),
  w: list(fields.w, { initial: [1, 1] }),
  b: real(-3, 3, -1.2),
};

export type State = Values<typeof schema>;
