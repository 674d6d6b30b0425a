// exp, expm1 and tanh: x = n · ln2 + r with |r| ≤ ln2 / 2, a Taylor polynomial in r, and 2^n from exponent bits.
// Source: Cody & Waite, "Software Manual for the Elementary Functions", 1980.
import { horner, nearest, powerOfTwo, signed } from "./bits.js";
import { exponentialSeries, reduction } from "./coefficients.js";

const { log2e, ln2High, ln2Low } = reduction.f64;
const tail = exponentialSeries(13).slice(2);

/** Below it e^x − 1 rounds to x; and halving a subnormal x would lose its last bit. */
const tiny = 2 ** -54;

/** e^r − 1 for |r| ≤ 0.35: r + r² (1/2! + r/3! + …). */
function smallExpm1(r: number): number {
  return r + r * r * horner(tail, r);
}

/** e^x.
 *
 * Numeric  ≤ 1 ULP, subnormal results included; 0 below −745.14, Infinity above 709.79
 */
export function exp(x: number): number {
  const clamped = Math.min(Math.max(x, -750), 750);
  const n = nearest(clamped * log2e);
  const r = clamped - n * ln2High - n * ln2Low;
  // 2^n in two factors: n itself may lie beyond the exponents of a normal number
  const half = n >> 1;
  return (1 + smallExpm1(r)) * powerOfTwo(half) * powerOfTwo(n - half);
}

/** e^x − 1, exact in the digits that e^x loses near 0.
 *
 * Numeric  ≤ 2 ULP; −1 below −37.5, Infinity above 709.79
 */
export function expm1(x: number): number {
  const clamped = Math.min(Math.max(x, -40), 710);
  const n = nearest(clamped * log2e);
  const r = clamped - n * ln2High - n * ln2Low;
  // (e^r − 1) 2^n + (2^n − 1), halved and doubled, for 2^1024 is no number
  const scale = powerOfTwo(n - 1);
  const y = 2 * (smallExpm1(r) * scale + (scale - 0.5));
  return Math.abs(x) < tiny ? x : y;
}

/** (e^2x − 1) / (e^2x + 1), an odd function to the last bit.
 *
 * Numeric  ≤ 2.5 ULP; ±1 beyond ±19.1
 */
export function tanh(x: number): number {
  const t = expm1(2 * Math.min(Math.abs(x), 22));
  return signed(x, t / (t + 2));
}
