// Losses: per sample the value in f64 and the derivative in the working precision. Held to loss/*.ts.
import type { LossName } from "../../loss/loss.js";
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../encode/function.js";
import { type Code, f64, i32, memory, op } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";
import { softmaxSumsBytes } from "./softmax.js";

/** The addresses of the numbers a loss reads at one output of one sample. */
export interface LossAt {
  readonly z: Local;
  readonly y: Local;
  readonly target: Local;
}

export interface LossContext {
  readonly f: FunctionBuilder;
  readonly lanes: Lanes;
  readonly columns: number;
  readonly at: LossAt;
  /** log Σ e^z of the sample, f64: cross-entropy's. */
  readonly logSum: Local;
  readonly softplus: (minusAbs: Code) => Code;
}

interface EmittedLoss {
  /** This output's share of the sample's loss, f64. */
  readonly value: (context: LossContext) => Code;
  /** ∂loss/∂z where the loss belongs to its activation, else ∂loss/∂y. */
  readonly gradient: (context: LossContext) => Code;
}

const difference = ({ lanes: { scalar }, at }: LossContext): Code =>
  scalar.sub(scalar.load(at.y.get), scalar.load(at.target.get));

function squared(context: LossContext): Code {
  const { f, lanes } = context;
  const error = f.local("f64");
  return [error.set(lanes.scalar.toF64(difference(context))), op("f64.mul", error.get, error.get)];
}

const number = ({ lanes: { scalar } }: LossContext, address: Local): Code =>
  scalar.toF64(scalar.load(address.get));

export const emittedLosses: Record<LossName, EmittedLoss> = {
  "squared-error": {
    value: squared,
    gradient: (c) => c.lanes.scalar.mul(c.lanes.scalar.constant(2), difference(c)),
  },
  "mean-squared-error": {
    value: (c) => op("f64.div", squared(c), f64(c.columns)),
    gradient: (c) => c.lanes.scalar.mul(c.lanes.scalar.constant(2 / c.columns), difference(c)),
  },
  // −Σ t · log p with log p = z − log Σ e^z
  "cross-entropy": {
    value: (c) => op("f64.mul", number(c, c.at.target), op("f64.sub", c.logSum.get, number(c, c.at.z))),
    gradient: difference,
  },
  // max(z, 0) − z·t + log(1 + e^−|z|)
  "binary-cross-entropy": {
    value: (c) => {
      const z = c.f.local("f64");
      const positive = op("select", z.get, f64(0), op("f64.gt", z.get, f64(0)));
      return [
        z.set(number(c, c.at.z)),
        op(
          "f64.add",
          op("f64.sub", positive, op("f64.mul", z.get, number(c, c.at.target))),
          c.softplus(op("f64.neg", op("f64.abs", z.get))),
        ),
      ];
    },
    gradient: difference,
  },
};

export interface LossKernel {
  readonly name: string;
  readonly loss: LossName;
  readonly lanes: Lanes;
  readonly columns: number;
  /** Bytes of a row of z, y and gradient with its padding; targets have none. */
  readonly rowBytes: number;
  readonly weighted: boolean;
  /** log x, f64. */
  readonly logarithm: (x: Code) => Code;
  /** (−|z|) → log(1 + e^−|z|), f64. */
  readonly softplus: (minusAbs: Code) => Code;
}

/** (z, y, target, weight, softmax's sums, gradient, end of z, share) → Σ weight · loss of the rows, f64.
 *
 * gradient[row][column] = derivative · weight · share, where share is 1 or 1/rows, f64.
 */
export function emitLoss(kernel: LossKernel): FunctionCode {
  const { name, lanes, columns, rowBytes, weighted, loss, logarithm, softplus } = kernel;
  const { scalar, size } = lanes;
  const parameters = ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "f64"] as const;
  return define(
    name,
    { parameters, results: ["f64"] },
    (f, z, y, target, weight, sums, gradient, end, share) => {
      const [total, sample, logSum] = f.locals("f64", 3);
      const factor = f.local(scalar.type);
      const [zAt, yAt, gradientAt, rowEnd] = f.locals("i32", 4);
      const context = { f, lanes, columns, at: { z: zAt, y: yAt, target }, logSum, softplus };
      const { value, gradient: derivative } = emittedLosses[loss];
      const sumOf = (place: number) => memory("f64.load", place, sums.get);
      const sampleWeight = weighted ? scalar.toF64(scalar.load(weight.get)) : f64(1);
      const oneRow = [
        zAt.set(z.get),
        yAt.set(y.get),
        gradientAt.set(gradient.get),
        rowEnd.set(op("i32.add", z.get, i32(columns * size))),
        sample.set(f64(0)),
        loss === "cross-entropy" ? logSum.set(op("f64.add", sumOf(0), logarithm(sumOf(8)))) : [],
        factor.set(scalar.fromF64(op("f64.mul", share.get, sampleWeight))),
        whileBelow(
          zAt,
          rowEnd.get,
          sample.set(op("f64.add", sample.get, value(context))),
          scalar.store(gradientAt.get, scalar.mul(derivative(context), factor.get)),
          [zAt, yAt, gradientAt, target].map((pointer) => advance(pointer, size)),
        ),
        total.set(op("f64.add", total.get, op("f64.mul", sample.get, sampleWeight))),
      ];
      const nextRow = [
        [z, y, gradient].map((pointer) => advance(pointer, rowBytes)),
        advance(sums, softmaxSumsBytes),
        weighted ? advance(weight, size) : [],
      ];
      return [whileBelow(z, end.get, oneRow, nextRow), total.get];
    },
  );
}
