// erf: its Taylor series near 0, and away from it 1 − erfc(x) with erfc(x) = e^(−x²) · a polynomial of our own.
import { horner, signed } from "./bits.js";
import { erfSeries, scaledErfc } from "./coefficients.js";
import { exp } from "./exponential.js";

const near = erfSeries(18);

/** The error function 2/√π ∫₀ˣ e^(−t²) dt, odd to the last bit.
 *
 * Numeric  ≤ 1.1 ULP; ±1 beyond ±5.93
 * Source   the polynomial was derived by erf-coefficients.py
 */
export function erf(x: number): number {
  const size = Math.min(Math.abs(x), 6);
  const square = size * size;
  const u = (28 - 13 * size) / (3 * size + 12);
  const far = 1 - exp(-square) * horner(scaledErfc.f64, u);
  return size < 1 ? x + x * horner(near, square) : signed(x, far);
}
