// Lists of the non-zeros of rows: what the sparse kernels walk instead of the rows.
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../../encode/function.js";
import { type Code, i32, memory, op, when } from "../../encode/instruction.js";
import type { Lanes } from "../lanes.js";
import type { RowKernel } from "../softmax.js";

/** An entry of a list: the column of the non-zero (i32), and the number. */
export const entryBytes = (lanes: Lanes): number => 4 + lanes.size;

/** Room for the lists of so many non-zeros, and for an entry that is written beyond their end before it is known to
 * be 0. */
export const listRoom = (lanes: Lanes, nonZeros: number): number => nonZeros * entryBytes(lanes) + 16;

interface RowPointers {
  /** The row, and where its list goes: both are moved. */
  readonly at: Local;
  readonly to: Local;
}

/** Lists the non-zeros of one row; leaves `to` behind them. */
function listRow(f: FunctionBuilder, { lanes, columns }: RowKernel, { at, to }: RowPointers): Code {
  const { scalar, size, count } = lanes;
  const [wholeEnd, column] = f.locals("i32", 2);
  const value = f.local(scalar.type);
  const one = (i: number): Code => [
    memory("i32.store", 0, to.get, op("i32.add", column.get, i32(i))),
    scalar.store(to.get, value.tee(scalar.load(at.get, i * size)), 4),
    advance(
      to,
      op("i32.mul", op(`${scalar.type}.ne`, value.get, scalar.constant(0)), i32(entryBytes(lanes))),
    ),
  ];
  const some = (n: number): Code => Array.from({ length: n }, (_, i) => one(i));
  const rest = columns % count;
  return [
    wholeEnd.set(op("i32.add", at.get, i32((columns - rest) * size))),
    column.set(i32(0)),
    whileBelow(
      at,
      wholeEnd.get,
      when(op("v128.any_true", lanes.load(at.get)), some(count)),
      advance(at, 16),
      advance(column, count),
    ),
    some(rest),
  ];
}

/** (rows, their end, starts): lists the non-zeros of the rows, one list behind the other. The first begins where
 * starts[0] says, and the i-th ends where starts[i + 1] says. */
export function emitLists(kernel: RowKernel): FunctionCode {
  return define(kernel.name, { parameters: ["i32", "i32", "i32"] }, (f, rows, end, starts) => {
    const [at, to] = f.locals("i32", 2);
    return [
      to.set(memory("i32.load", 0, starts.get)),
      whileBelow(
        rows,
        end.get,
        at.set(rows.get),
        listRow(f, kernel, { at, to }),
        memory("i32.store", 4, starts.get, to.get),
        advance(starts, 4),
        advance(rows, kernel.rowBytes),
      ),
    ];
  });
}

/** (order, end of order, rows, starts): the same of those rows that the order names, in its order. */
export function emitGatherLists(kernel: RowKernel): FunctionCode {
  return define(kernel.name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, order, end, rows, starts) => {
    const [at, to] = f.locals("i32", 2);
    const distance = op("i32.mul", memory("i32.load", 0, order.get), i32(kernel.rowBytes));
    return [
      to.set(memory("i32.load", 0, starts.get)),
      whileBelow(
        order,
        end.get,
        at.set(op("i32.add", rows.get, distance)),
        listRow(f, kernel, { at, to }),
        memory("i32.store", 4, starts.get, to.get),
        advance(starts, 4),
        advance(order, 4),
      ),
    ];
  });
}
