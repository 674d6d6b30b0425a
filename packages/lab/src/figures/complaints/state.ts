// What of the complaint ledger stands in the address: the node it starts from, how many samples a step hears, how far a
// step goes, and how many steps have been taken.
import { byHand } from "../../lesson/node.js";
import { integer, list, oneOf, real, type Values } from "../../url-state.js";
import { modes, passes } from "./model.js";

export const schema = {
  node: list(real(-9, 9, 0), { initial: byHand }),
  mode: oneOf(modes, "batch"),
  alpha: real(0.01, 100, 1),
  step: integer(0, 3 * passes, 0),
};

export type State = Values<typeof schema>;
