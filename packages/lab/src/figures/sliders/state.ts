// What of the game stands in the address: which one it is, the round, the moves of both rounds, the machine's settings.
import { integer, oneOf, real, type Values } from "../../url-state.js";
import { movesField } from "./moves.js";

export const rounds = ["blind", "arrows", "machine"] as const;
export type Round = (typeof rounds)[number];
export const mostSteps = 150;

export const schema = {
  game: integer(1, 9999, 1),
  round: oneOf(rounds, "blind"),
  blind: movesField,
  arrows: movesField,
  rate: real(0.001, 1, 0.05),
  steps: integer(0, mostSteps, 0),
};

export type State = Values<typeof schema>;
