// Lists of the non-zeros of rows: what the sparse kernels walk instead of the rows.
import { advance, define, type FunctionCode, whileBelow } from "../../encode/function.js";
import { type Code, i32, memory, op, when } from "../../encode/instruction.js";
import type { Lanes } from "../lanes.js";
import type { RowKernel } from "../softmax.js";

/** An entry of a list: the column of the non-zero (i32), and the number. */
export const entryBytes = (lanes: Lanes): number => 4 + lanes.size;

/** Room for the lists of so many non-zeros, and for a vector that is written beyond their end: an entry before it is
 * known to be 0, or the rest of a copy. */
export const listRoom = (lanes: Lanes, nonZeros: number): number => nonZeros * entryBytes(lanes) + 16;

/** (rows, their end, starts): lists the non-zeros of the rows, one list behind the other. The first begins where
 * starts[0] says, and the i-th ends where starts[i + 1] says. */
export function emitLists({ name, lanes, columns, rowBytes }: RowKernel): FunctionCode {
  const { scalar, size, count } = lanes;
  return define(name, { parameters: ["i32", "i32", "i32"] }, (f, rows, end, starts) => {
    const [at, wholeEnd, to, column] = f.locals("i32", 4);
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
      to.set(memory("i32.load", 0, starts.get)),
      whileBelow(
        rows,
        end.get,
        at.set(rows.get),
        wholeEnd.set(op("i32.add", rows.get, i32((columns - rest) * size))),
        column.set(i32(0)),
        whileBelow(
          at,
          wholeEnd.get,
          when(op("v128.any_true", lanes.load(at.get)), some(count)),
          advance(at, 16),
          advance(column, count),
        ),
        some(rest),
        memory("i32.store", 4, starts.get, to.get),
        advance(starts, 4),
        advance(rows, rowBytes),
      ),
    ];
  });
}

/** (order, end of order, starts, batch starts): copies the lists of the rows that the order names, one behind the
 * other: rows far apart are fetched from memory once, and by whole vectors. The first goes where the batch's starts[0]
 * says. */
export function emitGatherLists(name: string, lanes: Lanes): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, order, end, starts, batchStarts) => {
    const [list, from, fromEnd, to, copy] = f.locals("i32", 5);
    return [
      to.set(memory("i32.load", 0, batchStarts.get)),
      whileBelow(
        order,
        end.get,
        list.set(op("i32.add", starts.get, op("i32.shl", memory("i32.load", 0, order.get), i32(2)))),
        from.set(memory("i32.load", 0, list.get)),
        fromEnd.set(memory("i32.load", 4, list.get)),
        copy.set(to.get),
        advance(to, op("i32.sub", fromEnd.get, from.get)),
        whileBelow(
          from,
          fromEnd.get,
          lanes.store(copy.get, lanes.load(from.get)),
          advance(from, 16),
          advance(copy, 16),
        ),
        memory("i32.store", 4, batchStarts.get, to.get),
        advance(batchStarts, 4),
        advance(order, 4),
      ),
    ];
  });
}
