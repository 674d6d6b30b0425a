// The inner loop of the sparse kernels: sums over the entries of a list.
import { advance, type FunctionBuilder, type Local, whileBelow } from "../../encode/function.js";
import { type Code, i32, memory, op } from "../../encode/instruction.js";
import type { Lanes } from "../lanes.js";
import { pin } from "../tile.js";
import { entryBytes } from "./lists.js";

interface Sums {
  readonly lanes: Lanes;
  readonly sums: readonly Local[];
  /** Rows as long as the sums, one behind the other: an entry names one. */
  readonly rows: Local;
  /** The list is walked from here … */
  readonly entry: Local;
  /** … to here. */
  readonly entryEnd: Local;
}

/** sums += number · row for each entry of a list. */
export function listSums(f: FunctionBuilder, { lanes, sums, rows, entry, entryEnd }: Sums): Code {
  const row = f.local("i32");
  const spread = f.local("v128");
  // between sums stands a branch that is never taken, out of the loop: V8 moves all loads of a basic block to its top, and
  // has registers for few of them beside the sums
  const pinEvery = sums.length > 8 ? 2 : 4;
  return whileBelow(
    entry,
    entryEnd.get,
    row.set(op("i32.add", rows.get, op("i32.mul", memory("i32.load", 0, entry.get), i32(sums.length * 16)))),
    spread.set(lanes.loadSplat(entry.get, 4)),
    sums.map((sum, v) => [
      v > 0 && v % pinEvery === 0 ? pin(entry, v) : [],
      sum.set(lanes.multiplyAdd(spread.get, lanes.load(row.get, v * 16), sum.get)),
    ]),
    advance(entry, entryBytes(lanes)),
  );
}
