// What of the figure stands in the address: what the reader predicts, a rate of their own, the seed.
import { integer, oneOf, real } from "../../url-state.js";
import { rates } from "./model.js";

export const guesses = ["none", ...rates.map(String)] as const;

export const schema = {
  guess: oneOf(guesses, "none"),
  own: real(0.001, 10, 0.15),
  seed: integer(0, 9999, 0),
};
