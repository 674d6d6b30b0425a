// One panel of a matrix that is kept row by row, brought together. Where it stands, the rows of a wide matrix are pages
// apart, and a kernel that walks them again and again has too many pages at once.
import { advance, type FunctionBuilder, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";

export interface Packing {
  readonly lanes: Lanes;
  /** Of the panel. */
  readonly vectors: number;
  /** From one row of the matrix to the next. */
  readonly rowBytes: number;
}

/** Copies so many rows of a panel, one behind the other. */
export function packPanel(
  f: FunctionBuilder,
  { lanes, vectors, rowBytes }: Packing,
  { panel, rows, packed }: { readonly panel: Local; readonly rows: Local; readonly packed: Local },
): Code {
  const [from, to, end] = f.locals("i32", 3);
  return [
    from.set(panel.get),
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
