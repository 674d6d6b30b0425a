// What of the builder stands in the address: nin and nout of every layer, in a row, and whether the network is trained or
// only used.
import { type Field, integer, list, oneOf, type Values } from "../../url-state.js";

export const size = integer(1, 6, 3);
export const mostLayers = 4;
export const modes = ["inference", "training"] as const;
export type Mode = (typeof modes)[number];

/** [nin, nout, nin, nout …] */
const sizes = list(size, { initial: [3, 4, 3, 2], shortest: 2, longest: 2 * mostLayers });
const pairs: Field<readonly number[]> = {
  ...sizes,
  parse: (text) => {
    const values = sizes.parse(text);
    return values && values.length % 2 === 0 ? values : undefined;
  },
};

export const schema = { layers: pairs, mode: oneOf(modes, "inference") };

export type State = Values<typeof schema>;
