// The activations on vectors: the value from z, also as what becomes of a finished sum. Held to network/activations.ts.
import { type ActivationName, leakySlope } from "../../network/activations.js";
import { advance, define, type FunctionBuilder, type FunctionCode, whileBelow } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import { hyperbolicTangent, logistic } from "./elementary.js";
import { errorFunction } from "./error-function.js";
import type { Finish } from "./finish.js";
import type { Lanes } from "./lanes.js";

export type ElementwiseName = Exclude<ActivationName, "softmax">;

interface Emitted {
  readonly value: (f: FunctionBuilder, lanes: Lanes, z: Code) => Code;
  /** Whether the value is too long to stand in every tile of a kernel: it is put on whole rows. */
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

/** y = f(z) of a finished z, stored at its address in y; z beside it where the two are kept. For a short f: a long one
 * comes behind all sums (`emitActivation`), or each tile would call it with its own sums out of the registers. */
export function activationFinish(
  lanes: Lanes,
  { activation, z, y }: { activation: ElementwiseName; z: number; y: number },
): Finish {
  const { value } = emitted[activation];
  return (f, sum, address, offset) => [
    z === y ? [] : lanes.store(address.get, sum.get, offset + z - y),
    lanes.store(address.get, value(f, lanes, sum.get), offset),
  ];
}

export interface ActivationKernel {
  readonly lanes: Lanes;
  readonly activation: ElementwiseName;
  /** How many vectors of a row. */
  readonly vectors: number;
  /** From one row of z and y to the next. */
  readonly rowBytes: number;
}

/** (z, y, end of z): y = f(z) of some vectors of each row. */
export function emitActivation(name: string, kernel: ActivationKernel): FunctionCode {
  const { lanes, activation, vectors, rowBytes } = kernel;
  return define(name, { parameters: ["i32", "i32", "i32"] }, (f, z, y, end) => {
    const rowEnd = f.local("i32");
    const others = rowBytes - 16 * vectors;
    return whileBelow(
      z,
      end.get,
      // whole rows are one long row
      rowEnd.set(others === 0 ? end.get : op("i32.add", z.get, i32(16 * vectors))),
      whileBelow(
        z,
        rowEnd.get,
        lanes.store(y.get, emitted[activation].value(f, lanes, lanes.load(z.get))),
        advance(z, 16),
        advance(y, 16),
      ),
      advance(z, others),
      advance(y, others),
    );
  });
}
