// Matrix product with the zeros of A skipped, row by row: the kernel of forward and of the gradient of the input.
//
//   C[row][column] = start + Σ over the list of the row of value · B[entry's column][column]
//
// A skipped product of finite numbers is an exact zero, so the sums have the bits of the dense kernel (gemm.ts), unless
// that fuses products with their sums. Here they are never fused: the next sum would wait longer for a fused product than
// for a plain addition, and there are too few sums beside it to fill the wait.
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../../encode/function.js";
import { type Code, i32, memory, op } from "../../encode/instruction.js";
import type { PanelGroup } from "../../panels.js";
import { type Finish, storeSum } from "../finish.js";
import { biasSum } from "../gemm.js";
import type { Lanes } from "../lanes.js";
import { entryBytes, partsOf, spanBytes } from "./lists.js";

export interface SparseProduct {
  readonly name: string;
  readonly lanes: Lanes;
  /** How the columns of B and C fall into panels. */
  readonly panels: readonly PanelGroup[];
  /** Rows of B; each panel of B holds all of them. */
  readonly depth: number;
  /** From one row of C to the next. */
  readonly rowBytes: number;
  readonly start: "bias" | "zero";
  readonly finish: Finish;
}

interface ProductPointers {
  readonly spans: Local;
  readonly end: Local;
  readonly b: Local;
  readonly bias: Local;
  readonly c: Local;
}

/** Adds value · B[column] to the sums for each entry from `entry` to `entryEnd`. */
function listSums(
  f: FunctionBuilder,
  lanes: Lanes,
  b: Local,
  sums: readonly Local[],
  at: [Local, Local],
): Code {
  const [entry, entryEnd] = at;
  const row = f.local("i32");
  const spread = f.local("v128");
  const place = op("i32.mul", memory("i32.load", 0, entry.get), i32(sums.length * 16));
  return whileBelow(
    entry,
    entryEnd.get,
    row.set(op("i32.add", b.get, place)),
    spread.set(lanes.loadSplat(entry.get, 4)),
    sums.map((sum, v) => sum.set(lanes.add(sum.get, lanes.mul(spread.get, lanes.load(row.get, v * 16))))),
    advance(entry, entryBytes(lanes)),
  );
}

/** One part of all rows of one panel. Sums that wait for the next part stand in C. */
function partRows(
  f: FunctionBuilder,
  { lanes, start, finish, rowBytes, depth }: SparseProduct,
  part: number,
  { sums, ...at }: ProductPointers & { readonly sums: readonly Local[] },
): Code {
  const [span, c, entry, entryEnd] = f.locals("i32", 4);
  const first = (v: number) => (start === "bias" ? biasSum(lanes, at.bias, v * 16) : lanes.constant(0));
  const isLast = part === partsOf(depth) - 1;
  const wait = storeSum(lanes);
  return [
    span.set(op("i32.add", at.spans.get, i32(4 * part))),
    c.set(at.c.get),
    whileBelow(
      span,
      at.end.get,
      entry.set(memory("i32.load", 0, span.get)),
      entryEnd.set(memory("i32.load", 4, span.get)),
      sums.map((sum, v) => sum.set(part === 0 ? first(v) : lanes.load(c.get, v * 16))),
      listSums(f, lanes, at.b, sums, [entry, entryEnd]),
      sums.map((sum, v) => (isLast ? finish : wait)(f, sum, c, v * 16)),
      advance(span, spanBytes(depth)),
      advance(c, rowBytes),
    ),
  ];
}

/** All rows of one panel. */
function panelRows(f: FunctionBuilder, product: SparseProduct, vectors: number, at: ProductPointers): Code {
  const sums = f.locals("v128", vectors);
  return Array.from({ length: partsOf(product.depth) }, (_, part) =>
    partRows(f, product, part, { ...at, sums }),
  );
}

/** (spans, their end, b, bias, c): the spans of as many lists as there are rows (lists.ts); bias is not read where the
 * sums start at 0. */
export function emitSparseProduct(product: SparseProduct): FunctionCode {
  const parameters = ["i32", "i32", "i32", "i32", "i32"] as const;
  return define(product.name, { parameters }, (f, spans, end, b, bias, c) =>
    product.panels.map(({ panels, vectors }) => {
      const bytes = vectors * 16;
      const panelsEnd = f.local("i32");
      return [
        panelsEnd.set(op("i32.add", c.get, i32(panels * bytes))),
        whileBelow(
          c,
          panelsEnd.get,
          panelRows(f, product, vectors, { spans, end, b, bias, c }),
          advance(b, bytes * product.depth),
          advance(bias, bytes),
          advance(c, bytes),
        ),
      ];
    }),
  );
}
