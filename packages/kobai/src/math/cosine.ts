// cos: x = n · π/2 + r with |r| ≤ π/4, then the Taylor series of cos or sin, by the quadrant n.
import { horner, nearest } from "./bits.js";
import { cosineSeries, halfPi, sineSeries } from "./coefficients.js";

const cosines = cosineSeries(9);
const sines = sineSeries(9);

/** The cosine, for learning-rate schedules and angles near 0: beyond |x| = 2^20 it is NaN.
 *
 * Numeric  absolute 2e-16
 */
export function cos(x: number): number {
  const n = nearest(x * halfPi.inverse);
  const r = x - n * halfPi.high - n * halfPi.low;
  const r2 = r * r;
  const size = n & 1 ? r * horner(sines, r2) : horner(cosines, r2);
  if (!(Math.abs(x) <= 2 ** 20)) return Number.NaN;
  return (n + 1) & 2 ? -size : size;
}
