// The way back through the activations on vectors: the derivative from z or y, and the gradient with it, as what becomes
// of a finished sum and in place. Held to network/activations.ts.
import { leakySlope } from "../../network/activations.js";
import { advance, define, type FunctionBuilder, type FunctionCode, whileBelow } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import { type ElementwiseName, emitted, normalCdf } from "./activation.js";
import { exponential, logistic } from "./elementary.js";
import type { Finish } from "./finish.js";
import type { Lanes } from "./lanes.js";
import type { Program } from "./program.js";

function normalDensity(f: FunctionBuilder, lanes: Lanes, z: Code): Code {
  const square = lanes.mul(lanes.mul(lanes.constant(-0.5), z), z);
  return lanes.mul(lanes.constant(0.3989422804014327), exponential(f, lanes, square));
}

const one = (lanes: Lanes) => lanes.constant(1);

/** Lanes of `a` where z > 0, of `b` elsewhere. */
const wherePositive = (lanes: Lanes, z: Code, a: number, b: number): Code =>
  op("v128.bitselect", lanes.constant(a), lanes.constant(b), lanes.gt(z, lanes.constant(0)));

/** From z where the table of values says so, else from y.
 *
 * Numeric  f64: network/activations.ts to the bit for |z| ≤ 700, sigmoid and silu within 5 ULP of it; f32: within 1e-6,
 * absolute: where 1 − y² cancels, no digit of a tiny result need be right
 */
export const derivatives: Record<ElementwiseName, (f: FunctionBuilder, lanes: Lanes, x: Code) => Code> = {
  sigmoid: (_, lanes, y) => lanes.mul(y, lanes.sub(one(lanes), y)),
  tanh: (_, lanes, y) => lanes.sub(one(lanes), lanes.mul(y, y)),
  relu: (_, lanes, y) => wherePositive(lanes, y, 1, 0),
  "leaky-relu": (_, lanes, y) => wherePositive(lanes, y, 1, leakySlope),
  silu: (f, lanes, z) => {
    const s = f.local("v128");
    const bend = lanes.add(one(lanes), lanes.mul(z, lanes.sub(one(lanes), s.get)));
    return [s.set(logistic(f, lanes, z)), lanes.mul(s.get, bend)];
  },
  gelu: (f, lanes, z) => lanes.add(normalCdf(f, lanes, z), lanes.mul(z, normalDensity(f, lanes, z))),
  identity: (_, lanes) => one(lanes),
};

/** Where a layer keeps what the derivative of its activation reads. */
export interface GradientPlaces {
  readonly activation: ElementwiseName;
  readonly z: number;
  readonly y: number;
  /** 0 without dropout. */
  readonly mask: number;
  readonly gradient: number;
}

/** In f32 a hidden ∂loss/∂z this near to 0 counts as 0. Saturated units make crowds of them, whose products and squares
 * are no normal numbers: processors take several times as long for those. No weight that f32 can tell from 0 at a
 * learning rate below 1e10 feels them. */
export const leastGradient = 2 ** -64;

/** 0 where a vector is nearer to 0 than that; a NaN stays one. */
function withoutDust(lanes: Lanes, gradient: Code): Code {
  if (lanes.precision === "f64") return gradient;
  return op("v128.andnot", gradient, lanes.lt(lanes.abs(gradient), lanes.constant(leastGradient)));
}

/** ∂loss/∂z from a finished ∂loss/∂y: times the mask of dropout, times f′, stored at its address in the gradient. */
export function activationGradientFinish(program: Program, lanes: Lanes, places: GradientPlaces): Finish {
  const { activation, z, y, mask, gradient } = places;
  const { readsZ } = emitted[activation];
  const derivative = derivatives[activation];
  // from z it is too long to stand in every tile of all kernels: they call it
  const called = (x: Code): Code =>
    program.add(`${activation}.derivative`, (name) =>
      define(name, { parameters: ["v128"], results: ["v128"] }, (f, x) => derivative(f, lanes, x.get)),
    )(x);
  const slope = (f: FunctionBuilder, x: Code) => (readsZ ? called(x) : derivative(f, lanes, x));
  return (f, sum, address, offset) => {
    const beside = (place: number) => lanes.load(op("i32.add", address.get, i32(place - gradient)), offset);
    const kept = f.local("v128");
    return [
      mask === 0 ? [] : sum.set(lanes.mul(sum.get, beside(mask))),
      activation === "identity"
        ? []
        : [kept.set(beside(readsZ ? z : y)), sum.set(lanes.mul(sum.get, slope(f, kept.get)))],
      lanes.store(address.get, withoutDust(lanes, sum.get), offset),
    ];
  };
}

/** (z, y, gradient, end of y): gradient · f′, in place. */
export function emitActivationGradient(
  name: string,
  lanes: Lanes,
  activation: ElementwiseName,
): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, z, y, gradient, end) => {
    const value = f.local("v128");
    const from = emitted[activation].readsZ ? z : y;
    const slope = derivatives[activation](f, lanes, value.get);
    return whileBelow(
      y,
      end.get,
      value.set(lanes.load(from.get)),
      lanes.store(gradient.get, lanes.mul(lanes.load(gradient.get), slope)),
      advance(z, 16),
      advance(y, 16),
      advance(gradient, 16),
    );
  });
}
