// Matrix product, the kernel of forward, weight gradient and input gradient alike:
//
//   C[row][column] = start + Σ over ascending depth of A[row][depth] · B[depth][column]
//
// start is a bias or 0. Each element is one sum in one accumulator, so the tile it falls in cannot change its bits.
// A is read one number at a time and spread over a vector; B and C are read by vectors of columns.
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../encode/function.js";
import { branchIf, type Code, i32, loop, op } from "../encode/instruction.js";
import type { PanelGroup } from "../panels.js";
import type { Lanes } from "./lanes.js";

/** Where a matrix that is read or written by columns keeps them, in bytes. */
export interface ColumnLayout {
  /** From one panel of columns to the next, for a panel of so many columns' bytes. */
  readonly panelStride: (panelBytes: number) => number;
  /** From one row to the next within a panel. */
  readonly rowStride: (panelBytes: number) => number;
}

export interface Gemm {
  readonly name: string;
  readonly lanes: Lanes;
  /** How the columns of B and C fall into panels. */
  readonly panels: readonly PanelGroup[];
  /** Steps through A in bytes. */
  readonly a: { readonly rowStride: number; readonly depthStride: number };
  readonly b: ColumnLayout;
  readonly c: ColumnLayout;
  readonly start: "bias" | "zero";
}

// Four rows of two vectors are 8 accumulators; with 4 spread numbers, 2 vectors of B and a product they fill 15 of
// the 16 registers of x64. V8 loads all of a loop body first, so one more would spill every time around.
const registers = 15;

/** The most rows, 1, 2 or 4, whose tile fits: rows · vectors accumulators, rows + vectors loads, one product. */
export function tileRows(vectors: number): 1 | 2 | 4 {
  const fits = (rows: number) => rows * vectors + rows + vectors + 1 <= registers;
  return fits(4) ? 4 : fits(2) ? 2 : 1;
}

/** A sum that begins with a bias. + 0 makes 0 of a bias of −0: a sum that is not −0 never becomes it, so that products
 * of 0 change nothing and may be skipped (sparse.ts). */
export const biasSum = (lanes: Lanes, bias: Local, offset: number): Code =>
  lanes.add(lanes.load(bias.get, offset), lanes.constant(0));

interface TilePointers {
  readonly a: Local;
  readonly b: Local;
  readonly bias: Local;
  readonly c: Local;
  readonly depth: Local;
}

/** One tile of `rows` × `vectors`: all depth steps with the accumulators in registers. */
function tile(f: FunctionBuilder, gemm: Gemm, group: PanelGroup, rows: number, at: TilePointers): Code {
  const { lanes, a, b, c, start } = gemm;
  const { vectors } = group;
  const bStep = b.rowStride(vectors * 16);
  const accumulators = f.locals("v128", rows * vectors);
  const bVectors = f.locals("v128", vectors);
  const spread = f.local("v128");
  const aAt = f.local("i32");
  const bAt = f.local("i32");
  const bEnd = f.local("i32");
  const first = (v: number) => (start === "bias" ? biasSum(lanes, at.bias, v * 16) : lanes.constant(0));
  const row = (r: number): Code => [
    spread.set(lanes.loadSplat(aAt.get, r * a.rowStride)),
    bVectors.map((vector, v) => {
      const sum = accumulators[r * vectors + v];
      return sum.set(lanes.add(sum.get, lanes.mul(spread.get, vector.get)));
    }),
  ];
  return [
    accumulators.map((sum, i) => sum.set(first(i % vectors))),
    aAt.set(at.a.get),
    bEnd.set(op("i32.add", bAt.tee(at.b.get), op("i32.mul", at.depth.get, i32(bStep)))),
    loop(
      bVectors.map((vector, v) => vector.set(lanes.load(bAt.get, v * 16))),
      Array.from({ length: rows }, (_, r) => row(r)),
      advance(aAt, a.depthStride),
      branchIf(0, op("i32.lt_u", bAt.tee(op("i32.add", bAt.get, i32(bStep))), bEnd.get)),
    ),
    accumulators.map((sum, i) => {
      const offset = Math.floor(i / vectors) * c.rowStride(vectors * 16) + (i % vectors) * 16;
      return lanes.store(at.c.get, sum.get, offset);
    }),
  ];
}

/** All rows of one panel: tiles of the full height, then the rest one row at a time. */
function panelRows(f: FunctionBuilder, gemm: Gemm, group: PanelGroup, at: TilePointers, rows: Local): Code {
  const height = tileRows(group.vectors);
  const cStep = gemm.c.rowStride(group.vectors * 16);
  const aAt = f.local("i32");
  const cAt = f.local("i32");
  const fullEnd = f.local("i32");
  const end = f.local("i32");
  const here = { ...at, a: aAt, c: cAt };
  const run = (tall: number, to: Local): Code =>
    whileBelow(
      cAt,
      to.get,
      tile(f, gemm, group, tall, here),
      advance(aAt, tall * gemm.a.rowStride),
      advance(cAt, tall * cStep),
    );
  const fullRows = op("i32.and", rows.get, i32(-height));
  return [
    aAt.set(at.a.get),
    cAt.set(at.c.get),
    end.set(op("i32.add", cAt.get, op("i32.mul", rows.get, i32(cStep)))),
    fullEnd.set(op("i32.add", cAt.get, op("i32.mul", fullRows, i32(cStep)))),
    run(height, fullEnd),
    height > 1 ? run(1, end) : [],
  ];
}

/** (a, b, bias, c, rows, depth): depth ≥ 1; bias is not read where the sum starts at 0. */
export function emitGemm(gemm: Gemm): FunctionCode {
  const parameters = ["i32", "i32", "i32", "i32", "i32", "i32"] as const;
  return define(gemm.name, { parameters }, (f, a, b, bias, c, rows, depth) =>
    gemm.panels.map((group) => {
      const bytes = group.vectors * 16;
      const end = f.local("i32");
      return [
        end.set(op("i32.add", c.get, i32(group.panels * gemm.c.panelStride(bytes)))),
        whileBelow(
          c,
          end.get,
          panelRows(f, gemm, group, { a, b, bias, c, depth }, rows),
          advance(b, gemm.b.panelStride(bytes)),
          advance(c, gemm.c.panelStride(bytes)),
          advance(bias, bytes),
        ),
      ];
    }),
  );
}
