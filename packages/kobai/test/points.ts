// Test support: the same points in every run, and how far a number of f32 lies from the truth.
import { floats, type Precision } from "../src/network/parameters.js";
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

/** The last bit of a number of this size, and what it is where numbers are smallest. */
const formats = { f32: { bits: 23, least: -126 }, f64: { bits: 52, least: -1022 } } as const;

function lastBit(x: number, precision: Precision): number {
  const { bits, least } = formats[precision];
  return 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), least) - bits);
}

export interface Distance {
  readonly ulp: number;
  readonly at: number;
}

type Map = (points: ArrayLike<number>) => ArrayLike<number>;

/** The largest distance of f from the truth in last bits of a precision, and where. Points are rounded to it. */
function worst(precision: Precision, f: Map, truth: (x: number) => number, points: readonly number[]) {
  const rounded = floats(precision, points.length);
  rounded.set(points);
  const found = f(rounded);
  let worst: Distance = { ulp: 0, at: 0 };
  rounded.forEach((x: number, i: number) => {
    const ulp = Math.abs(found[i] - truth(x)) / lastBit(truth(x), precision);
    if (!(ulp <= worst.ulp)) worst = { ulp, at: x };
  });
  return worst;
}

export const worst32 = (f: Map, truth: (x: number) => number, points: readonly number[]): Distance =>
  worst("f32", f, truth, points);

export const worst64 = (f: Map, truth: (x: number) => number, points: readonly number[]): Distance =>
  worst("f64", f, truth, points);
