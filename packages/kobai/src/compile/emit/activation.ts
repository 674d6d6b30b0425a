// The activations on vectors: the value from z, also as what becomes of a finished sum. Held to network/activations.ts.
import { type ActivationName, leakySlope } from "../../network/activations.js";
import { define, type FunctionBuilder } from "../encode/function.js";
import { type Code, op } from "../encode/instruction.js";
import { hyperbolicTangent, logistic } from "./elementary.js";
import { errorFunction } from "./error-function.js";
import type { Finish } from "./finish.js";
import type { Lanes } from "./lanes.js";
import type { Program } from "./program.js";

export type ElementwiseName = Exclude<ActivationName, "softmax">;

interface Emitted {
  readonly value: (f: FunctionBuilder, lanes: Lanes, z: Code) => Code;
  /** Whether the value is too long to stand in every tile of a kernel. */
  readonly isLong: boolean;
  /** Whether the derivative reads z, so that z must outlive y; it does not read y then. */
  readonly readsZ: boolean;
}

/** Φ(z) */
export function normalCdf(f: FunctionBuilder, lanes: Lanes, z: Code): Code {
  const scaled = lanes.mul(z, lanes.constant(Math.SQRT1_2));
  return lanes.mul(lanes.constant(0.5), lanes.add(lanes.constant(1), errorFunction(f, lanes, scaled)));
}

/** Numeric  f64: network/activations.ts to the bit for |z| ≤ 700, sigmoid and silu within 5 ULP of it; f32: within
 * 1.5e-7 · max(1, |z|), absolute: where 1 + erf cancels, no digit of a tiny result need be right */
export const emitted: Record<ElementwiseName, Emitted> = {
  sigmoid: { value: logistic, isLong: true, readsZ: false },
  tanh: { value: hyperbolicTangent, isLong: true, readsZ: false },
  relu: { value: (_, lanes, z) => lanes.max(z, lanes.constant(0)), isLong: false, readsZ: false },
  "leaky-relu": {
    value: (f, lanes, z) => {
      const kept = f.local("v128");
      const slope = lanes.mul(lanes.constant(leakySlope), kept.get);
      const negative = lanes.lt(kept.get, lanes.constant(0));
      return [kept.set(z), op("v128.bitselect", slope, kept.get, negative)];
    },
    isLong: false,
    readsZ: false,
  },
  silu: { value: (f, lanes, z) => lanes.mul(z, logistic(f, lanes, z)), isLong: true, readsZ: true },
  gelu: { value: (f, lanes, z) => lanes.mul(z, normalCdf(f, lanes, z)), isLong: true, readsZ: true },
  identity: { value: (_, __, z) => z, isLong: false, readsZ: false },
};

type Expression = (f: FunctionBuilder, lanes: Lanes, x: Code) => Code;

/** A long expression as a function of its own, which all tiles of all kernels call. */
export function called(program: Program, lanes: Lanes, name: string, expression: Expression) {
  return program.add(name, (known) =>
    define(known, { parameters: ["v128"], results: ["v128"] }, (f, x) => expression(f, lanes, x.get)),
  );
}

/** y = f(z) of a finished z, stored at its address in y; z beside it where the two are kept. */
export function activationFinish(
  program: Program,
  lanes: Lanes,
  { activation, z, y }: { activation: ElementwiseName; z: number; y: number },
): Finish {
  const { value, isLong } = emitted[activation];
  return (f, sum, address, offset) => [
    z === y ? [] : lanes.store(address.get, sum.get, offset + z - y),
    lanes.store(
      address.get,
      isLong ? called(program, lanes, activation, value)(sum.get) : value(f, lanes, sum.get),
      offset,
    ),
  ];
}
