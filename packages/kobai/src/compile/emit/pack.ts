// A piece of each row of a matrix, brought together. A kernel that walks them again and again finds them in a near cache;
// where they stand, other columns lie between them, and the rows of a wide matrix are pages apart.
import { advance, type FunctionBuilder, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import { moveRow } from "./rows.js";

/** From so many bytes on, rows that are walked for every few inputs are worth being packed. */
export const farApart = 512;

export interface Packing {
  /** Of each row. */
  readonly bytes: number;
  /** From one row of the matrix to the next. */
  readonly rowBytes: number;
}

/** Copies those bytes of so many rows, one behind the other, and leaves `to` behind them. */
export function packRows(
  f: FunctionBuilder,
  { bytes, rowBytes }: Packing,
  { first, rows, to }: { readonly first: Local; readonly rows: Local; readonly to: Local },
): Code {
  const [from, end] = f.locals("i32", 2);
  return [
    from.set(first.get),
    end.set(op("i32.add", to.get, op("i32.mul", rows.get, i32(bytes)))),
    whileBelow(to, end.get, moveRow(from, to, bytes), advance(from, rowBytes), advance(to, bytes)),
  ];
}
