// log and log1p: x = 2^n · m with m from √½ to √2, then the series of atanh in s = (m − 1) / (m + 1).
// Source: the order of the last sums is that of fdlibm's e_log.c (Sun Microsystems, 1993); the coefficients are Taylor's.
import { highWord, horner, withHighWord } from "./bits.js";
import { atanhSeries, reduction } from "./coefficients.js";

const { ln2High, ln2Low } = reduction.f64;
const tail = atanhSeries(11).slice(1);
/** The upper word of √½. */
const sqrtHalfWord = 0x3fe6a09e;

/** log(2^n (1 + f)) = n ln2 + f − f²/2 + s (f²/2 + R), where R = 2 (s²/3 + s⁴/5 + …). */
function logOfParts(n: number, f: number): number {
  const s = f / (2 + f);
  const s2 = s * s;
  const halfSquare = 0.5 * f * f;
  const rest = 2 * s2 * horner(tail, s2);
  return n * ln2High - (halfSquare - (s * (halfSquare + rest) + n * ln2Low) - f);
}

/** The natural logarithm.
 *
 * Numeric  ≤ 1 ULP; −Infinity at ±0, NaN below
 */
export function log(x: number): number {
  const subnormal = x < 2 ** -1022;
  const normal = subnormal ? x * 2 ** 54 : x;
  const word = highWord(normal) - sqrtHalfWord;
  const n = (word >> 20) - (subnormal ? 54 : 0);
  const y = logOfParts(n, withHighWord(normal, (word & 0xfffff) + sqrtHalfWord) - 1);
  if (x > 0 && x < Number.POSITIVE_INFINITY) return y;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x < 0 ? Number.NaN : x;
}

/** log(1 + x), exact in the digits of x that 1 + x loses.
 *
 * Numeric  ≤ 1.5 ULP; −Infinity at −1, NaN below
 */
export function log1p(x: number): number {
  const u = 1 + x;
  const lost = (x - (u - 1)) / u; // of the first order: log(u + δ) = log u + δ/u
  if (u === 1) return x;
  return log(u) + (Number.isNaN(lost) ? 0 : lost); // NaN at the two ends, where u is 0 or Infinity
}
