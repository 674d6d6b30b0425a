// Logarithms in lanes, of the sums that the losses need: each is known to lie between 1 and a small whole number.
import { powerOfTwo } from "../../math/bits.js";
import { atanhSeries } from "../../math/coefficients.js";
import { horner } from "../emit/elementary.js";
import type { Lanes } from "../emit/lanes.js";
import type { FunctionBuilder } from "../encode/function.js";
import { type Code, op } from "../encode/instruction.js";

/** Terms of atanh where |s| ≤ 3 − 2√2. */
const degree: Record<Lanes["precision"], number> = { f32: 4, f64: 11 };

/** Exponents, each half of the one before: divided by these powers of two where it is too large for the next, a number
 * from 1 to `most` comes down to √½ … √2. */
function halvings(most: number): number[] {
  let bits = 1;
  while (powerOfTwo(2 * bits) * Math.SQRT1_2 < most) bits *= 2;
  const list = [];
  for (; bits >= 1; bits /= 2) list.push(bits);
  return list;
}

/** log x for 1 ≤ x ≤ most: n · ln 2 + 2 atanh s with s = (u − 1) / (u + 1), u = x / 2ⁿ between √½ and √2.
 *
 * Numeric  absolute 3e-7 in f32 and 6e-16 in f64 for most ≤ 64; NaN stays NaN
 */
export function logarithm(f: FunctionBuilder, lanes: Lanes, x: Code, most: number): Code {
  const { add, sub, mul, div, constant, gt } = lanes;
  const [u, n, s] = f.locals("v128", 3);
  const large = f.local("v128");
  const halve = (bits: number): Code => [
    large.set(gt(u.get, constant(powerOfTwo(bits) * Math.SQRT1_2))),
    u.set(op("v128.bitselect", mul(u.get, constant(powerOfTwo(-bits))), u.get, large.get)),
    n.set(add(n.get, op("v128.and", large.get, constant(bits)))),
  ];
  const series = horner(lanes, mul(s.get, s.get), atanhSeries(degree[lanes.precision]));
  return [
    u.set(x),
    n.set(constant(0)),
    halvings(most).map(halve),
    s.set(div(sub(u.get, constant(1)), add(u.get, constant(1)))),
    add(mul(n.get, constant(Math.LN2)), mul(mul(constant(2), s.get), series)),
  ];
}
