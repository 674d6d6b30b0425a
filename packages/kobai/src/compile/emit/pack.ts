// Some vectors of each row of a matrix, brought together. A kernel that walks them again and again finds them in the first
// cache; where they stand, other columns lie between them, and the rows of a wide matrix are pages apart.
import { advance, type FunctionBuilder, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";

/** From so many bytes on, rows that are walked for every few inputs are worth being packed. */
export const farApart = 512;

export interface Packing {
  readonly lanes: Lanes;
  readonly vectors: number;
  /** From one row of the matrix to the next. */
  readonly rowBytes: number;
}

/** Copies those vectors of so many rows, one behind the other. */
export function packRows(
  f: FunctionBuilder,
  { lanes, vectors, rowBytes }: Packing,
  { first, rows, packed }: { readonly first: Local; readonly rows: Local; readonly packed: Local },
): Code {
  const [from, to, end] = f.locals("i32", 3);
  return [
    from.set(first.get),
    to.set(packed.get),
    end.set(op("i32.add", packed.get, op("i32.mul", rows.get, i32(vectors * 16)))),
    whileBelow(
      to,
      end.get,
      Array.from({ length: vectors }, (_, v) => lanes.store(to.get, lanes.load(from.get, v * 16), v * 16)),
      advance(from, rowBytes),
      advance(to, vectors * 16),
    ),
  ];
}
