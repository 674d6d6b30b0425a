// Test support: the same points in every run, and how far a number of f32 lies from the truth.
import { randomRow, streams } from "../src/random.js";

/** A source of numbers from 0 to 1 that the seed decides. */
export function uniform(seed: number): () => number {
  const word = randomRow(seed, streams.split);
  let drawn = 0;
  return () => (word(drawn++) + word(drawn++) / 2 ** 32) / 2 ** 32;
}

/** Numbers spread evenly from low to high. */
export function between(low: number, high: number, count = 2000): number[] {
  const draw = uniform(1);
  return Array.from({ length: count }, () => low + (high - low) * draw());
}

/** Numbers of both signs whose exponents are spread evenly from low to high. */
export function magnitudes(low: number, high: number, count = 2000): number[] {
  const draw = uniform(2);
  const size = () => (1 + draw()) * 2 ** Math.floor(low + (high - low) * draw());
  return Array.from({ length: count }, () => (draw() < 0.5 ? -size() : size()));
}

/** The last bit of an f32 number of this size. */
function lastBit32(x: number): number {
  return 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), -126) - 23);
}

export interface Distance {
  readonly ulp: number;
  readonly at: number;
}

/** The largest distance of f from the truth in last bits of f32, and where. Points are rounded to f32. */
export function worst32(
  f: (points: ArrayLike<number>) => ArrayLike<number>,
  truth: (x: number) => number,
  points: readonly number[],
): Distance {
  const rounded = Float32Array.from(points);
  const found = f(rounded);
  let worst: Distance = { ulp: 0, at: 0 };
  rounded.forEach((x, i) => {
    const ulp = Math.abs(found[i] - truth(x)) / lastBit32(truth(x));
    if (!(ulp <= worst.ulp)) worst = { ulp, at: x };
  });
  return worst;
}
