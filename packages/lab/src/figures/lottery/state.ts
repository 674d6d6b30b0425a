// What of the lottery stands in the address: what the reader predicts, and the first of its 40 seeds.
import { integer, oneOf, type Values } from "../../url-state.js";

/** How often the deeper network wins, of 40. */
export const guesses = ["none", "0–9", "10–16", "17–23", "24–30", "31–40"] as const;
export type Guess = (typeof guesses)[number];

export const schema = { guess: oneOf(guesses, "none"), first: integer(0, 9960, 0) };

export type State = Values<typeof schema>;
