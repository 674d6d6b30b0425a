// What the lottery says: which seeds are drawn, how often the deeper network has won, whether the guess was right.
import { type Draw, deepWins, draws } from "./model.js";
import type { Guess } from "./state.js";

export function seedsFrom(first: number): number[] {
  return Array.from({ length: draws }, (_, i) => first + i);
}

export const winsOf = (all: readonly Draw[]): number => all.filter(deepWins).length;

export function right(guess: Exclude<Guess, "none">, wins: number): boolean {
  const [least, most] = guess.split("–").map(Number);
  return wins >= least && wins <= most;
}
