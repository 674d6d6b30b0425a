// The activations on vectors: value from z, derivative from z and y. Held to network/activations.ts.
import { type ActivationName, leakySlope } from "../../network/activations.js";
import { advance, define, type FunctionBuilder, type FunctionCode, whileBelow } from "../encode/function.js";
import { type Code, op } from "../encode/instruction.js";
import { exponential, hyperbolicTangent, logistic } from "./elementary.js";
import { errorFunction } from "./error-function.js";
import type { Lanes } from "./lanes.js";

export type ElementwiseName = Exclude<ActivationName, "softmax">;

interface Emitted {
  readonly value: (f: FunctionBuilder, lanes: Lanes, z: Code) => Code;
  readonly derivative: (f: FunctionBuilder, lanes: Lanes, z: Code, y: Code) => Code;
  /** Whether the derivative reads z, so that z must outlive y. */
  readonly readsZ: boolean;
}

/** Φ(z) */
function normalCdf(f: FunctionBuilder, lanes: Lanes, z: Code): Code {
  const scaled = lanes.mul(z, lanes.constant(Math.SQRT1_2));
  return lanes.mul(lanes.constant(0.5), lanes.add(lanes.constant(1), errorFunction(f, lanes, scaled)));
}

function normalDensity(f: FunctionBuilder, lanes: Lanes, z: Code): Code {
  const square = lanes.mul(lanes.mul(lanes.constant(-0.5), z), z);
  return lanes.mul(lanes.constant(0.3989422804014327), exponential(f, lanes, square));
}

const one = (lanes: Lanes) => lanes.constant(1);

/** Lanes of `a` where z > 0, of `b` elsewhere. */
const wherePositive = (lanes: Lanes, z: Code, a: number, b: number): Code =>
  op("v128.bitselect", lanes.constant(a), lanes.constant(b), lanes.gt(z, lanes.constant(0)));

/** Numeric  f64: network/activations.ts to the bit for |z| ≤ 700; f32: values within 1.5e-7 · max(1, |z|), derivatives
 * within 1e-6, both absolute: where 1 + erf or 1 − y² cancel, no digit of a tiny result need be right */
export const emitted: Record<ElementwiseName, Emitted> = {
  sigmoid: {
    value: logistic,
    derivative: (_, lanes, __, y) => lanes.mul(y, lanes.sub(one(lanes), y)),
    readsZ: false,
  },
  tanh: {
    value: hyperbolicTangent,
    derivative: (_, lanes, __, y) => lanes.sub(one(lanes), lanes.mul(y, y)),
    readsZ: false,
  },
  relu: {
    value: (_, lanes, z) => lanes.max(z, lanes.constant(0)),
    derivative: (_, lanes, __, y) => wherePositive(lanes, y, 1, 0),
    readsZ: false,
  },
  "leaky-relu": {
    value: (f, lanes, z) => {
      const kept = f.local("v128");
      const slope = lanes.mul(lanes.constant(leakySlope), kept.get);
      const negative = lanes.lt(kept.get, lanes.constant(0));
      return [kept.set(z), op("v128.bitselect", slope, kept.get, negative)];
    },
    derivative: (_, lanes, __, y) => wherePositive(lanes, y, 1, leakySlope),
    readsZ: false,
  },
  silu: {
    value: (f, lanes, z) => lanes.mul(z, logistic(f, lanes, z)),
    derivative: (f, lanes, z) => {
      const s = f.local("v128");
      const bend = lanes.add(one(lanes), lanes.mul(z, lanes.sub(one(lanes), s.get)));
      return [s.set(logistic(f, lanes, z)), lanes.mul(s.get, bend)];
    },
    readsZ: true,
  },
  gelu: {
    value: (f, lanes, z) => lanes.mul(z, normalCdf(f, lanes, z)),
    derivative: (f, lanes, z) => lanes.add(normalCdf(f, lanes, z), lanes.mul(z, normalDensity(f, lanes, z))),
    readsZ: true,
  },
  identity: { value: (_, __, z) => z, derivative: (_, lanes) => one(lanes), readsZ: false },
};

/** (z, y, end of z): y = f(z), a vector at a time. z and y may be the same place. */
export function emitActivation(name: string, lanes: Lanes, activation: ElementwiseName): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32"] }, (f, z, y, end) => {
    const value = f.local("v128");
    return whileBelow(
      z,
      end.get,
      value.set(lanes.load(z.get)),
      lanes.store(y.get, emitted[activation].value(f, lanes, value.get)),
      advance(z, 16),
      advance(y, 16),
    );
  });
}

/** (z, y, gradient, end of y): gradient · f′, in place. */
export function emitActivationGradient(
  name: string,
  lanes: Lanes,
  activation: ElementwiseName,
): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, z, y, gradient, end) => {
    const [zValue, yValue] = f.locals("v128", 2);
    const derivative = emitted[activation].derivative(f, lanes, zValue.get, yValue.get);
    return whileBelow(
      y,
      end.get,
      zValue.set(lanes.load(z.get)),
      yValue.set(lanes.load(y.get)),
      lanes.store(gradient.get, lanes.mul(lanes.load(gradient.get), derivative)),
      advance(z, 16),
      advance(y, 16),
      advance(gradient, 16),
    );
  });
}
