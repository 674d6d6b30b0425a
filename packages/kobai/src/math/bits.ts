// The few steps that look at a number as bits. In a kernel each is one or two i64x2 or f64x2 instructions.
import { roundingShift } from "./coefficients.js";

// A DataView is big-endian unless told otherwise: the word at 0 holds sign, exponent and the upper 20 bits
const view = new DataView(new ArrayBuffer(8));

/** Sign, exponent and upper 20 bits of the fraction, as a signed 32-bit integer. */
export function highWord(x: number): number {
  view.setFloat64(0, x);
  return view.getInt32(0);
}

/** x with its upper 32 bits replaced. */
export function withHighWord(x: number, high: number): number {
  view.setFloat64(0, x);
  view.setInt32(0, high);
  return view.getFloat64(0);
}

/** 2^n for a whole n from −1022 to 1023, written as an exponent. */
export function powerOfTwo(n: number): number {
  view.setInt32(0, (n + 1023) << 20);
  view.setInt32(4, 0);
  return view.getFloat64(0);
}

/** The nearest whole number, ties to even, for |x| ≤ 2^51 (f64x2.nearest, but for the sign of a zero). */
export function nearest(x: number): number {
  return x + roundingShift - roundingShift;
}

/** size with the sign of x, for a size that is 0 or NaN where x is. */
export function signed(x: number, size: number): number {
  if (x > 0) return size;
  return x < 0 ? -size : x;
}

/** c₀ + c₁x + c₂x² + …, from the highest power down: sum ← sum · x + cₖ. */
export function horner(coefficients: readonly number[], x: number): number {
  let sum = coefficients[coefficients.length - 1];
  for (let k = coefficients.length - 2; k >= 0; k--) sum = sum * x + coefficients[k];
  return sum;
}
