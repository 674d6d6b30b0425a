// Kernels that move rows or add them up.

import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, memory, memoryCopy, op } from "../encode/instruction.js";
import type { Finish } from "./finish.js";
import type { Lanes } from "./lanes.js";

/** Copies a row by vectors and words. */
export function moveRow(row: Local, to: Local, bytes: number): Code {
  const vectors = Math.floor(bytes / 16);
  const words = (bytes - 16 * vectors) / 4;
  const move = (type: "v128" | "i32", at: number): Code =>
    memory(`${type}.store`, at, to.get, memory(`${type}.load`, at, row.get));
  return [
    Array.from({ length: vectors }, (_, i) => move("v128", 16 * i)),
    Array.from({ length: words }, (_, i) => move("i32", 16 * vectors + 4 * i)),
  ];
}

/** The engine's copy takes longer to be called than to copy a row of fewer bytes. */
const calledFrom = 128;

const copyRow = (row: Local, to: Local, bytes: number): Code =>
  bytes < calledFrom ? moveRow(row, to, bytes) : memoryCopy(to.get, row.get, i32(bytes));

/** (order, end of order, from, to): copies the rows that the order names, one behind the other. */
export function emitGather(name: string, rowBytes: number): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, order, end, from, to) => {
    const row = f.local("i32");
    const place = op("i32.mul", memory("i32.load", 0, order.get), i32(rowBytes));
    return whileBelow(
      order,
      end.get,
      row.set(op("i32.add", from.get, place)),
      copyRow(row, to, rowBytes),
      advance(to, rowBytes),
      advance(order, 4),
    );
  });
}

/** (rows, end of the first row, sums, rows' count): finishes per column the sum over ascending rows. */
export function emitColumnSums(name: string, lanes: Lanes, rowBytes: number, finish: Finish): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, column, end, sums, count) => {
    const sum = f.local("v128");
    const at = f.local("i32");
    const last = f.local("i32");
    return whileBelow(
      column,
      end.get,
      sum.set(lanes.constant(0)),
      at.set(column.get),
      last.set(op("i32.add", column.get, op("i32.mul", count.get, i32(rowBytes)))),
      whileBelow(at, last.get, sum.set(lanes.add(sum.get, lanes.load(at.get))), advance(at, rowBytes)),
      finish(f, sum, sums, 0),
      advance(column, 16),
      advance(sums, 16),
    );
  });
}
