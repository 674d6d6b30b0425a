// Choices of a hand, drawn from the engine's own random numbers, so that a seed gives the same drawings everywhere.
import { randomRow, streams } from "../../../kobai/src/random.js";

export interface Chance {
  /** Evenly between two numbers. */
  between(low: number, high: number): number;
  /** True with this probability. */
  yes(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** Around 0, about two thirds within ±1. */
  bell(): number;
}

export function chance(seed: number, row: number): Chance {
  const word = randomRow(seed, streams.shuffle, { row });
  let index = 0;
  const unit = () => word(index++) / 2 ** 32;
  return {
    between: (low, high) => low + (high - low) * unit(),
    yes: (probability) => unit() < probability,
    pick: (choices) => choices[Math.floor(unit() * choices.length)],
    bell: () => Array.from({ length: 12 }, unit).reduce((sum, value) => sum + value, -6),
  };
}
