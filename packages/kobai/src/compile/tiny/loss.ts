// The loss of one group of rows and its derivative. The loss is added up in f64, two rows in a vector; constant factors
// are left to the sums of the whole batch.
import type { LossName } from "../../loss/loss.js";
import { exponential } from "../emit/elementary.js";
import { type Lanes, lanes as lanesOf } from "../emit/lanes.js";
import type { FunctionBuilder, Local } from "../encode/function.js";
import { type Code, op, shuffle } from "../encode/instruction.js";
import type { Units } from "./forward.js";
import { logarithm } from "./logarithm.js";

const wide = lanesOf.f64;
const upperHalf = Array.from({ length: 16 }, (_, byte) => 8 + (byte % 8));

/** A vector as f64: itself, or its lower and its upper half. */
export function widened({ precision }: Lanes, vector: Code): Code[] {
  if (precision === "f64") return [vector];
  return [vector, shuffle(upperHalf, vector, vector)].map((half) => op("f64x2.promote_low_f32x4", half));
}

export interface LossOf {
  readonly f: FunctionBuilder;
  readonly lanes: Lanes;
  /** Of the last layer. */
  readonly units: Units;
  readonly targets: readonly Local[];
  /** A local for y − t of each output, made here. */
  readonly errors: readonly Local[];
}

interface TinyLoss {
  /** Of each row, in the halves of `widened`. The errors are there already. */
  readonly values: (context: LossOf) => { before: Code; halves: Code[] };
  /** What the sum of `values` and the gradient lack, for so many outputs. */
  readonly valueFactor: (outputs: number) => number;
  readonly gradientFactor: (outputs: number) => number;
}

/** Halves of a sum over outputs. */
function summed(context: LossOf, part: (output: number) => Code[]): Code[] {
  const parts = context.errors.map((_, output) => part(output));
  return parts[0].map((_, half) =>
    parts.slice(1).reduce<Code>((sum, halves) => wide.add(sum, halves[half]), parts[0][half]),
  );
}

/** Each of the vectors in a local, to be read more than once. */
function kept(f: FunctionBuilder, vectors: readonly Code[]): { code: Code; locals: Local[] } {
  const locals = f.locals("v128", vectors.length);
  return { code: locals.map((local, i) => local.set(vectors[i])), locals };
}

/** Σ (y − t)² */
function squares(context: LossOf): { before: Code; halves: Code[] } {
  const errors = context.errors.map(({ get }) => kept(context.f, widened(context.lanes, get)));
  const square = (output: number) => errors[output].locals.map(({ get }) => wide.mul(get, get));
  return { before: errors.map(({ code }) => code), halves: summed(context, square) };
}

/** Σ t (max z + log Σ e^(z − max z) − z) */
function crossEntropy(context: LossOf): { before: Code; halves: Code[] } {
  const { f, lanes, units, targets } = context;
  const log = f.local("v128");
  const { code, locals } = kept(
    f,
    widened(lanes, units.max.get).map((max, half) => wide.add(max, widened(lanes, log.get)[half])),
  );
  const part = (output: number) => {
    const [t, z] = [targets, units.z].map((of) => widened(lanes, of[output].get));
    return locals.map(({ get }, half) => wide.mul(t[half], wide.sub(get, z[half])));
  };
  const before = [log.set(logarithm(f, lanes, units.sum.get, units.z.length)), code];
  return { before, halves: summed(context, part) };
}

/** Σ max(z, 0) − z t + log(1 + e^−|z|) */
function binaryCrossEntropy(context: LossOf): { before: Code; halves: Code[] } {
  const { f, lanes, units, targets } = context;
  const { add, sub, mul, max, neg, abs, constant } = lanes;
  const values = units.z.map(({ get: z }, output) => {
    const softplus = add(constant(1), exponential(f, lanes, neg(abs(z))));
    const rest = sub(max(z, constant(0)), mul(z, targets[output].get));
    return add(rest, logarithm(f, lanes, softplus, 2));
  });
  const { code, locals } = kept(f, values);
  return { before: code, halves: summed(context, (output) => widened(lanes, locals[output].get)) };
}

const one = () => 1;

export const tinyLosses: Record<LossName, TinyLoss> = {
  "squared-error": { values: squares, valueFactor: one, gradientFactor: () => 2 },
  "mean-squared-error": {
    values: squares,
    valueFactor: (outputs) => 1 / outputs,
    gradientFactor: (outputs) => 2 / outputs,
  },
  "cross-entropy": { values: crossEntropy, valueFactor: one, gradientFactor: one },
  "binary-cross-entropy": { values: binaryCrossEntropy, valueFactor: one, gradientFactor: one },
};

/** The rows of a group whose largest output is at their largest target, first of equals, as `counts`; with one output,
 * those on the same side of ½. */
export function rightAnswers({ f, lanes, units, targets }: LossOf, counts: Code): Code {
  if (targets.length === 1) {
    const below = (local: Local) => lanes.lt(local.get, lanes.constant(0.5));
    return op("v128.andnot", counts, different(below(units.y[0]), below(targets[0])));
  }
  const [place, wanted] = [units.y, targets].map((of) => largest(f, lanes, of));
  const { gt } = lanes;
  const apart = op("v128.or", gt(place.at.get, wanted.at.get), gt(wanted.at.get, place.at.get));
  return [place.code, wanted.code, op("v128.andnot", counts, apart)];
}

/** All bits where exactly one of two masks has them. */
const different = (a: Code, b: Code): Code => op("v128.or", op("v128.andnot", a, b), op("v128.andnot", b, a));

/** Which of the locals is the largest, as a number. */
function largest(f: FunctionBuilder, lanes: Lanes, locals: readonly Local[]): { code: Code; at: Local } {
  const [best, at, larger] = f.locals("v128", 3);
  const [first, ...others] = locals;
  const code = [
    best.set(first.get),
    at.set(lanes.constant(0)),
    others.map(({ get }, i) => [
      larger.set(lanes.gt(get, best.get)),
      best.set(op("v128.bitselect", get, best.get, larger.get)),
      at.set(op("v128.bitselect", lanes.constant(i + 1), at.get, larger.get)),
    ]),
  ];
  return { code, at };
}
