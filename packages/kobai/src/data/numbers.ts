// What can be asked of an array of numbers before it goes into the engine.
import type { Floats, Precision } from "../network/parameters.js";

/** The place of the first NaN or infinity, or −1. */
export function firstNotFinite(values: Floats): number {
  const whole = values.length - (values.length % 4);
  // x · 0 is 0 for a finite number and NaN for any other; four sums, as one would wait for itself
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    a += values[i] * 0;
    b += values[i + 1] * 0;
    c += values[i + 2] * 0;
    d += values[i + 3] * 0;
  }
  const checked = a + b + c + d === 0 ? whole : 0;
  for (let i = checked; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}

export const isFloats = (values: unknown): values is Floats =>
  values instanceof Float32Array || values instanceof Float64Array;

/** The precision that values are stored in. */
export const precisionOfValues = (values: Floats): Precision =>
  values instanceof Float32Array ? "f32" : "f64";

/** Row and column of a place in an array of rows of `size` numbers. */
export const cellOf = (place: number, size: number): { row: number; column: number } => ({
  row: Math.floor(place / size),
  column: place % size,
});
