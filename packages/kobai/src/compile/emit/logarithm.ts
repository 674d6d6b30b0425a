// log of one f64: math/logarithm.ts in scalar instructions. Losses take one logarithm per sample or output.
import { atanhSeries, reduction } from "../../math/coefficients.js";
import { define, type FunctionCode } from "../encode/function.js";
import { type Code, f64, i64, op, when } from "../encode/instruction.js";
import { exponential } from "./elementary.js";
import { lanes } from "./lanes.js";
import type { Call } from "./program.js";

const { ln2High, ln2Low } = reduction.f64;
/** √½ to the precision of its upper word, as in math/logarithm.ts. */
const sqrtHalfBits = 0x3fe6a09en << 32n;

const add = (a: Code, b: Code) => op("f64.add", a, b);
const sub = (a: Code, b: Code) => op("f64.sub", a, b);
const mul = (a: Code, b: Code) => op("f64.mul", a, b);

function horner(x: Code, coefficients: readonly number[]): Code {
  return coefficients
    .slice(0, -1)
    .reduceRight<Code>((sum, c) => add(mul(sum, x), f64(c)), f64(coefficients[coefficients.length - 1]));
}

/** (x) → log x for a normal x > 0; NaN stays NaN and Infinity stays Infinity.
 *
 * Numeric  math/logarithm.ts to the bit
 */
export function emitLogarithm(name: string): FunctionCode {
  return define(name, { parameters: ["f64"], results: ["f64"] }, (f, x) => {
    const bits = f.local("i64");
    const [n, fraction, s, s2, halfSquare] = f.locals("f64", 5);
    const word = op("i64.sub", op("i64.reinterpret_f64", x.get), i64(sqrtHalfBits));
    const mantissa = op("i64.add", op("i64.and", bits.get, i64((1n << 52n) - 1n)), i64(sqrtHalfBits));
    const rest = mul(mul(f64(2), s2.get), horner(s2.get, atanhSeries(11).slice(1)));
    const low = add(mul(s.get, add(halfSquare.get, rest)), mul(n.get, f64(ln2Low)));
    return [
      when(op("i32.eqz", op("f64.lt", x.get, f64(Number.POSITIVE_INFINITY))), [x.get, op("return")]),
      bits.set(word),
      n.set(op("f64.convert_i64_s", op("i64.shr_s", bits.get, i64(52n)))),
      fraction.set(sub(op("f64.reinterpret_i64", mantissa), f64(1))),
      s.set(op("f64.div", fraction.get, add(f64(2), fraction.get))),
      s2.set(mul(s.get, s.get)),
      halfSquare.set(mul(mul(f64(0.5), fraction.get), fraction.get)),
      sub(mul(n.get, f64(ln2High)), sub(sub(halfSquare.get, low), fraction.get)),
    ];
  });
}

/** (x ≤ 0) → log(1 + e^x).
 *
 * Numeric  absolute 2.3e-16: 1 + e^x rounds away what is smaller
 */
export function emitSoftplus(name: string, log: Call): FunctionCode {
  return define(name, { parameters: ["f64"], results: ["f64"] }, (f, x) => {
    const power = lanes.f64.lane(exponential(f, lanes.f64, op("f64x2.splat", x.get)), 0);
    return log(op("f64.add", f64(1), power));
  });
}
