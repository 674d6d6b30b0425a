// What of the figure stands in the address: how deep the network is, and how its first weights are drawn.
import { integer, oneOf, type Values } from "../../url-state.js";
import { deepest, initializations, shallowest } from "./model.js";

export const schema = {
  depth: integer(shallowest, deepest, 6),
  initialization: oneOf(initializations, "lecture"),
};

export type State = Values<typeof schema>;
