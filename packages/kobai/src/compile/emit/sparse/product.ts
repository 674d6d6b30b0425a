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
  readonly finish: Finish;
}

interface ProductPointers {
  readonly spans: Local;
  readonly end: Local;
  readonly b: Local;
  readonly bias: Local;
  readonly c: Local;
}

/** Some parts of the lists of all rows of one panel: the first, those between, or the last. Sums that wait for the next
 * part stand in C. */
function partRows(
  f: FunctionBuilder,
  { lanes, start, finish, rowBytes, depth }: SparseProduct,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
  { sums, ...at }: ProductPointers & { readonly sums: readonly Local[] },
): Code {
  const [span, c, entry, entryEnd] = f.locals("i32", 4);
  const first = (v: number) => (start === "bias" ? biasSum(lanes, at.bias, v * 16) : lanes.constant(0));
  const wait = storeSum(lanes);
  return [
    span.set(at.spans.get),
    c.set(at.c.get),
    whileBelow(
      span,
      at.end.get,
      entry.set(memory("i32.load", 0, span.get)),
      entryEnd.set(memory("i32.load", 4, span.get)),
      sums.map((sum, v) => sum.set(isFirst ? first(v) : lanes.load(c.get, v * 16))),
      listSums(f, { lanes, sums, rows: at.b, entry, entryEnd }),
      sums.map((sum, v) => (isLast ? finish : wait)(f, sum, c, v * 16)),
      advance(span, spanBytes(depth)),
      advance(c, rowBytes),
    ),
  ];
}

/** All rows of one panel. */
function panelRows(f: FunctionBuilder, product: SparseProduct, vectors: number, at: ProductPointers): Code {
  const sums = f.locals("v128", vectors);
  const [spans, lastPart] = f.locals("i32", 2);
  const parts = partsOf(product.depth);
  const part = (isFirst: boolean, isLast: boolean): Code =>
    partRows(f, product, { isFirst, isLast }, { ...at, spans, sums });
  const next = advance(spans, 4);
  return [
    spans.set(at.spans.get),
    part(true, parts === 1),
    parts === 1 ? [] : next,
    parts < 3
      ? []
      : [
          lastPart.set(op("i32.add", at.spans.get, i32(4 * (parts - 1)))),
          whileBelow(spans, lastPart.get, part(false, false), next),
        ],
    parts === 1 ? [] : part(false, true),
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
