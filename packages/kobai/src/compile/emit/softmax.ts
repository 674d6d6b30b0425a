// Softmax of each row: exp(z − max z), divided by its sum over ascending columns.
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../encode/function.js";
import { type Code, i32, memory, op } from "../encode/instruction.js";
import { exponential } from "./elementary.js";
import type { Lanes } from "./lanes.js";

/** A kernel that works on the true columns of rows. */
export interface RowKernel {
  readonly name: string;
  readonly lanes: Lanes;
  readonly columns: number;
  /** Bytes of a row with its padding. */
  readonly rowBytes: number;
}

/** The largest of `columns` numbers from `row` on. A NaN may be passed over: the sum of the row meets it again. */
function maximum(
  f: FunctionBuilder,
  { lanes: { scalar, size }, columns }: RowKernel,
  row: Local,
  max: Local,
): Code {
  const at = f.local("i32");
  const value = f.local(scalar.type);
  return [
    max.set(scalar.load(row.get)),
    at.set(op("i32.add", row.get, i32(size))),
    whileBelow(
      at,
      op("i32.add", row.get, i32(columns * size)),
      value.set(scalar.load(at.get)),
      max.set(op("select", max.get, value.get, scalar.le(value.get, max.get))),
      advance(at, size),
    ),
  ];
}

/** The sum of `columns` numbers from `row` on, ascending from 0. */
function ascendingSum(
  f: FunctionBuilder,
  { lanes: { scalar, size }, columns }: RowKernel,
  row: Local,
  sum: Local,
): Code {
  const at = f.local("i32");
  return [
    sum.set(scalar.constant(0)),
    at.set(row.get),
    whileBelow(
      at,
      op("i32.add", row.get, i32(columns * size)),
      sum.set(scalar.add(sum.get, scalar.load(at.get))),
      advance(at, size),
    ),
  ];
}

/** What a row leaves for its loss: two f64. */
export const softmaxSumsBytes = 16;

/** (z, y, end of z, sums): y = softmax z; sums[row] = the largest z, and Σ e^(z − it). */
export function emitSoftmax(softmax: RowKernel): FunctionCode {
  const { name, lanes, rowBytes } = softmax;
  return define(name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, z, y, end, sums) => {
    const [max, sum] = f.locals(lanes.scalar.type, 2);
    const [at, to, rowEnd] = f.locals("i32", 3);
    const each = (from: Local, body: Code): Code => [
      at.set(from.get),
      to.set(y.get),
      rowEnd.set(op("i32.add", from.get, i32(rowBytes))),
      whileBelow(at, rowEnd.get, lanes.store(to.get, body), advance(at, 16), advance(to, 16)),
    ];
    const shifted = lanes.sub(lanes.load(at.get), lanes.splat(max.get));
    return whileBelow(
      z,
      end.get,
      maximum(f, softmax, z, max),
      each(z, exponential(f, lanes, shifted)),
      ascendingSum(f, softmax, y, sum),
      each(y, lanes.div(lanes.load(at.get), lanes.splat(sum.get))),
      memory("f64.store", 0, sums.get, lanes.scalar.toF64(max.get)),
      memory("f64.store", 8, sums.get, lanes.scalar.toF64(sum.get)),
      advance(z, rowBytes),
      advance(y, rowBytes),
      advance(sums, softmaxSumsBytes),
    );
  });
}

/** (y, gradient, end of y): gradient with respect to z from that with respect to y: y · (g − Σ g·y). */
export function emitSoftmaxGradient({ name, lanes, columns, rowBytes }: RowKernel): FunctionCode {
  const { scalar, size } = lanes;
  return define(name, { parameters: ["i32", "i32", "i32"] }, (f, y, gradient, end) => {
    const dot = f.local(scalar.type);
    const [at, to] = f.locals("i32", 2);
    const each = (body: Code): Code => [
      at.set(y.get),
      to.set(gradient.get),
      whileBelow(at, op("i32.add", y.get, i32(columns * size)), body, advance(at, size), advance(to, size)),
    ];
    const g = scalar.load(to.get);
    return whileBelow(
      y,
      end.get,
      dot.set(scalar.constant(0)),
      each(dot.set(scalar.add(dot.get, scalar.mul(g, scalar.load(at.get))))),
      each(scalar.store(to.get, scalar.mul(scalar.load(at.get), scalar.sub(g, dot.get)))),
      advance(y, rowBytes),
      advance(gradient, rowBytes),
    );
  });
}
