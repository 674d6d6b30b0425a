// Matrix product with the zeros of A skipped, row by row: the kernel of forward and of the gradient of the input.
//
//   C[row][column] = start + Σ over the list of the row of value · B[entry's column][column]
//
// A skipped product of finite numbers is an exact zero, so the sums have the bits of the dense kernel (gemm.ts).
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
import type { Lanes } from "../lanes.js";
import { biasSum } from "../tile.js";
import { partsOf, spanBytes } from "./lists.js";
import { listSums } from "./sums.js";

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
  /** Stores the sums where absent. */
  readonly finish?: Finish;
}

interface ProductPointers {
  readonly spans: Local;
  readonly end: Local;
  readonly b: Local;
  readonly bias: Local;
  readonly c: Local;
}

/** All rows of one panel. Where their lists have parts, sums wait in C from one part to the next. */
function panelRows(f: FunctionBuilder, product: SparseProduct, vectors: number, at: ProductPointers): Code {
  const { lanes, depth, rowBytes, start, finish } = product;
  const sums = f.locals("v128", vectors);
  const [part, partsEnd, span, c, entry, entryEnd] = f.locals("i32", 6);
  const parts = partsOf(depth);
  const first = (v: number) => (start === "bias" ? biasSum(lanes, at.bias, v * 16) : lanes.constant(0));
  const kept = (v: number) => lanes.load(c.get, v * 16);
  const keep = storeSum(lanes);
  const list = [
    entry.set(memory("i32.load", 0, span.get)),
    entryEnd.set(memory("i32.load", 4, span.get)),
    listSums(f, { lanes, sums, rows: at.b, entry, entryEnd }),
  ];
  const eachRow = (begin: (v: number) => Code, body: Code, end: Finish): Code => [
    span.set(part.get),
    c.set(at.c.get),
    whileBelow(
      span,
      at.end.get,
      sums.map((sum, v) => sum.set(begin(v))),
      body,
      sums.map((sum, v) => end(f, sum, c, v * 16)),
      advance(span, spanBytes(depth)),
      advance(c, rowBytes),
    ),
  ];
  if (parts === 1) return [part.set(at.spans.get), eachRow(first, list, finish ?? keep)];
  return [
    part.set(at.spans.get),
    partsEnd.set(op("i32.add", part.get, i32(4 * parts))),
    eachRow(first, [], keep),
    whileBelow(part, partsEnd.get, eachRow(kept, list, keep), advance(part, 4)),
    finish ? [part.set(at.spans.get), eachRow(kept, [], finish)] : [],
  ];
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
