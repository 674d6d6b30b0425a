// exp, the logistic function and tanh on vectors: the formulas of math/exponential.ts lane by lane, so that exp and
// tanh in f64 have its bits. Each is code that leaves its vector on the stack. Bounds under Numeric are those of elementary.test.ts.
import { exponentialQuotient, exponentialSeries, reduction, roundingShift } from "../../math/coefficients.js";
import type { FunctionBuilder, Local } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";

interface Format {
  /** Terms of the series of exp on |r| ≤ ln 2 / 2 that reach the precision. */
  readonly degree: number;
  /** Degree of its quotient form there. */
  readonly quotientDegree: number;
  readonly mantissaBits: number;
  readonly exponentBias: number;
  /** Adding and taking it away rounds to a whole number; in between that number stands in the low bits. */
  readonly shift: number;
  /** Beyond these 2^n is no normal number: e^x is 0 below `least`, and that of `most` above it. */
  readonly least: number;
  readonly most: number;
  /** |tanh| is 1 to the last bit beyond this. */
  readonly tanhLimit: number;
}

const formats: Record<Lanes["precision"], Format> = {
  f32: {
    degree: 7,
    quotientDegree: 3,
    mantissaBits: 23,
    exponentBias: 127,
    shift: 1.5 * 2 ** 23,
    least: -87.33,
    most: 88.02,
    tanhLimit: 10,
  },
  f64: {
    degree: 13,
    quotientDegree: 6,
    mantissaBits: 52,
    exponentBias: 1023,
    shift: roundingShift,
    least: -708.39,
    most: 709.08,
    tanhLimit: 22,
  },
};

interface Reduced {
  readonly before: Code;
  readonly r: Local;
  /** `shift` + n: n stands in the low bits. */
  readonly shifted: Local;
}

interface Reducing {
  readonly x: Code;
  /** What rounds to whole numbers when it is added and taken away. */
  readonly shift: number;
  readonly sign: 1 | -1;
}

/** x = n · ln 2 + r with whole n and |r| ≤ ln 2 / 2; with the sign −1 n and −r of −x. */
function reduce(f: FunctionBuilder, lanes: Lanes, { x, shift, sign }: Reducing): Reduced {
  const { log2e, ln2High, ln2Low } = reduction[lanes.precision];
  const [value, shifted, n, r] = f.locals("v128", 4);
  const times = (vector: Local, factor: number) => lanes.mul(vector.get, lanes.constant(sign * factor));
  const before = [
    value.set(x),
    shifted.set(lanes.add(times(value, log2e), lanes.constant(shift))),
    n.set(lanes.sub(shifted.get, lanes.constant(shift))),
    r.set(lanes.sub(lanes.sub(value.get, times(n, ln2High)), times(n, ln2Low))),
  ];
  return { before, r, shifted };
}

/** The same with 2^n. */
function reduceWithScale(f: FunctionBuilder, lanes: Lanes, x: Code) {
  const { shift, mantissaBits } = formats[lanes.precision];
  const { before, r, shifted } = reduce(f, lanes, { x, shift, sign: 1 });
  const scale = lanes.bits.add(lanes.bits.shiftLeft(shifted.get, i32(mantissaBits)), lanes.constant(1));
  return { before, r, scale };
}

/** c₀ + x (c₁ + x (c₂ + …)) */
export function horner(lanes: Lanes, x: Code, coefficients: readonly number[]): Code {
  return coefficients
    .slice(0, -1)
    .reduceRight<Code>(
      (sum, c) => lanes.add(lanes.mul(sum, x), lanes.constant(c)),
      lanes.constant(coefficients[coefficients.length - 1]),
    );
}

/** e^r − 1 for small r: r + r² (1/2! + r/3! + …). */
function smallExpm1(lanes: Lanes, r: Code): Code {
  const tail = exponentialSeries(formats[lanes.precision].degree).slice(2);
  return lanes.add(r, lanes.mul(lanes.mul(r, r), horner(lanes, r, tail)));
}

/** x held where 2^n is a normal number; with the sign −1, where 2^−n is. */
function clamped(lanes: Lanes, x: Code, sign: 1 | -1 = 1): Code {
  const { least, most } = formats[lanes.precision];
  const [low, high] = sign > 0 ? [least, most] : [-most, -least];
  return lanes.min(lanes.max(x, lanes.constant(low)), lanes.constant(high));
}

/** e^x.
 *
 * Numeric  f32: ≤ 1 ULP, 0 below −87.33, that of 88.02 above it; f64: math/exponential.ts to the bit, but 0 below
 *          −708.39 and that of 709.08 above it
 */
export function exponential(f: FunctionBuilder, lanes: Lanes, x: Code): Code {
  const input = f.local("v128");
  const { least } = formats[lanes.precision];
  const { before, r, scale } = reduceWithScale(f, lanes, clamped(lanes, input.get));
  const value = lanes.mul(lanes.add(lanes.constant(1), smallExpm1(lanes, r.get)), scale);
  return op("v128.andnot", [input.set(x), before, value], lanes.lt(input.get, lanes.constant(least)));
}

/** 1 / (1 + e^−x) = q / (q + 2^n p) with e^r = p / q: one division.
 *
 * Numeric  f32: ≤ 2.5 ULP; f64: ≤ 4 ULP from network/activations.ts; both fall no further than to e^−88.02 and
 *          e^−709.08
 */
export function logistic(f: FunctionBuilder, lanes: Lanes, x: Code): Code {
  const { add, sub, mul, div } = lanes;
  const { shift, exponentBias, mantissaBits, quotientDegree } = formats[lanes.precision];
  const [square, even, odd, q] = f.locals("v128", 4);
  // The bits of 2^n need no bias where n has it from the start
  const { before, r, shifted } = reduce(f, lanes, {
    x: clamped(lanes, x, -1),
    shift: shift + exponentBias,
    sign: -1,
  });
  const scale = lanes.bits.shiftLeft(shifted.get, i32(mantissaBits));
  const coefficients = exponentialQuotient(quotientDegree);
  const ofParity = (parity: number) => coefficients.filter((_, k) => k % 2 === parity);
  return [
    before,
    square.set(mul(r.get, r.get)),
    even.set(horner(lanes, square.get, ofParity(0))),
    odd.set(mul(r.get, horner(lanes, square.get, ofParity(1)))),
    // r is that of x, and e^−x is wanted
    q.set(add(even.get, odd.get)),
    div(q.get, add(q.get, mul(scale, sub(even.get, odd.get)))),
  ];
}

/** tanh x = t / (t + 2) with t = e^2|x| − 1 = (e^r − 1) 2^n + (2^n − 1), under the sign of x.
 *
 * Numeric  f32: ≤ 2.5 ULP; f64: math/exponential.ts to the bit; both odd to the last bit
 */
export function hyperbolicTangent(f: FunctionBuilder, lanes: Lanes, x: Code): Code {
  const [input, t] = f.locals("v128", 2);
  const size = lanes.min(lanes.abs(input.get), lanes.constant(formats[lanes.precision].tanhLimit));
  const scale = f.local("v128");
  const reduced = reduceWithScale(f, lanes, lanes.mul(lanes.constant(2), size));
  const grown = lanes.add(
    lanes.mul(smallExpm1(lanes, reduced.r.get), scale.get),
    lanes.sub(scale.get, lanes.constant(1)),
  );
  const sign = op("v128.and", input.get, lanes.constant(-0));
  return [
    input.set(x),
    reduced.before,
    scale.set(reduced.scale),
    t.set(grown),
    op("v128.or", lanes.div(t.get, lanes.add(t.get, lanes.constant(2))), sign),
  ];
}
