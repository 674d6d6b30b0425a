// What of the loss ledger stands in the address: the four numbers of the node.
import { byHand } from "../../lesson/node.js";
import { list, real, type Values } from "../../url-state.js";

/** As far as a number can be moved: beyond, the sigmoid hardly changes. */
export const parameter = real(-9, 9, 0);

export const schema = { node: list(parameter, { initial: byHand }) };

export type State = Values<typeof schema>;
