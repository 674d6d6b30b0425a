// erf on vectors: math/erf.ts lane by lane, with both of its formulas made and the right one taken.
import { erfSeries, scaledErfc } from "../../math/coefficients.js";
import type { FunctionBuilder } from "../encode/function.js";
import { type Code, op } from "../encode/instruction.js";
import { exponential, horner } from "./elementary.js";
import type { Lanes } from "./lanes.js";

/** Terms of the Taylor series that reach the precision where |x| < 1. */
const nearDegree: Record<Lanes["precision"], number> = { f32: 9, f64: 18 };

/** erf x.
 *
 * Numeric  f32: ≤ 1.5 ULP; f64: math/erf.ts to the bit; both odd to the last bit
 */
export function errorFunction(f: FunctionBuilder, lanes: Lanes, x: Code): Code {
  const { add, sub, mul, div, constant } = lanes;
  const [input, size, square, u, far, near] = f.locals("v128", 6);
  const quotient = div(
    sub(constant(28), mul(constant(13), size.get)),
    add(mul(constant(3), size.get), constant(12)),
  );
  const tail = mul(
    exponential(f, lanes, lanes.neg(square.get)),
    horner(lanes, u.get, scaledErfc[lanes.precision]),
  );
  const series = horner(lanes, square.get, erfSeries(nearDegree[lanes.precision]));
  const sign = op("v128.and", input.get, constant(-0));
  return [
    input.set(x),
    size.set(lanes.min(lanes.abs(input.get), constant(6))),
    square.set(mul(size.get, size.get)),
    u.set(quotient),
    far.set(op("v128.or", sub(constant(1), tail), sign)),
    near.set(add(input.get, mul(input.get, series))),
    op("v128.bitselect", near.get, far.get, lanes.lt(size.get, constant(1))),
  ];
}
