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
import { block, branchIf, type Code, i32, loop, op, when } from "../encode/instruction.js";
import type { PanelGroup } from "../panels.js";
import type { Finish } from "./finish.js";
import { type TileShape, tileShape, widestTile } from "./gemm-shapes.js";
import type { Lanes } from "./lanes.js";
import { packRows } from "./pack.js";

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
  /** Where there is room for a piece of a panel of B: it is brought together there before it is walked. Undefined where it
   * stands together as it is. */
  readonly packed?: number | undefined;
  readonly c: ColumnLayout;
  readonly start: "bias" | "zero";
  /** Of the register tiles; where absent, the one that was measured best. */
  readonly shape?: TileShape;
  /** Stores the sums where absent. Where it is there, C may hold something else: no unfinished sum may go there. */
  readonly finish?: Finish;
}

/** A sum that begins with a bias. + 0 makes 0 of a bias of −0: a sum that is not −0 never becomes it, so that products
 * of 0 change nothing and may be skipped (sparse/product.ts). */
export const biasSum = (lanes: Lanes, bias: Local, offset: number): Code =>
  lanes.add(lanes.load(bias.get, offset), lanes.constant(0));

/** Where the first row of A, and the first vectors of the tile in the first row of B's panel and in C stand. */
interface TilePointers {
  readonly a: Local;
  readonly b: Local;
  readonly bias: Local;
  readonly c: Local;
  readonly depth: Local;
}

/** As many vectors of a panel as a tile is wide. */
interface Piece {
  readonly vectors: number;
  /** Of the panel it is in. */
  readonly panelBytes: number;
  /** From one row of B to the next. */
  readonly bStep: number;
}

interface Tile extends Piece {
  readonly rows: number;
  readonly pinEvery: number;
}

/** One register tile: some rows of a piece of a panel, from the first depth step to the last with all sums in registers. */
function emitTile(f: FunctionBuilder, gemm: Gemm, size: Tile, at: TilePointers): Code {
  const { lanes, c, start } = gemm;
  const { rows, vectors, panelBytes } = size;
  const sums = f.locals("v128", rows * vectors);
  const first = (v: number) => (start === "bias" ? biasSum(lanes, at.bias, v * 16) : lanes.constant(0));
  return [
    sums.map((sum, i) => sum.set(first(i % vectors))),
    depthSteps(f, gemm, size, { ...at, sums }),
    sums.map((sum, i) => {
      const offset = Math.floor(i / vectors) * c.rowStride(panelBytes) + (i % vectors) * 16;
      return gemm.finish?.(f, sum, at.c, offset) ?? lanes.store(at.c.get, sum.get, offset);
    }),
  ];
}

/** sums[row][column] += A[row][depth] · B[depth][column] for each depth step. */
function depthSteps(
  f: FunctionBuilder,
  { lanes, a }: Gemm,
  { rows, vectors, pinEvery, bStep }: Tile,
  at: TilePointers & { readonly sums: readonly Local[] },
): Code {
  const bVectors = f.locals("v128", vectors);
  const spread = f.local("v128");
  const [aAt, bAt, bEnd] = f.locals("i32", 3);
  const row = (r: number): Code => [
    spread.set(lanes.loadSplat(aAt.get, r * a.rowStride)),
    bVectors.map((vector, v) => {
      const sum = at.sums[r * vectors + v];
      return sum.set(lanes.multiplyAdd(spread.get, vector.get, sum.get));
    }),
    pinEvery > 0 && (r + 1) % pinEvery === 0 ? pin(aAt, r) : [],
  ];
  return [
    aAt.set(at.a.get),
    bEnd.set(op("i32.add", bAt.tee(at.b.get), op("i32.mul", at.depth.get, i32(bStep)))),
    block(
      loop(
        bVectors.map((vector, v) => vector.set(lanes.load(bAt.get, v * 16))),
        Array.from({ length: rows }, (_, r) => row(r)),
        advance(aAt, a.depthStride),
        branchIf(0, op("i32.lt_u", bAt.tee(op("i32.add", bAt.get, i32(bStep))), bEnd.get)),
      ),
    ),
  ];
}

/** A branch out of the loop that is never taken: nothing stands below address 64 (`Allocator`). Each compares with a
 * number of its own, or V8 would see that one follows from the other. */
export const pin = (address: Local, which: number): Code =>
  branchIf(1, op("i32.eq", address.get, i32(1 + which)));

/** All rows of a piece of a panel: tiles of the full height while they fit, then one of each height that fits the edge. */
function pieceRows(f: FunctionBuilder, gemm: Gemm, piece: Piece, at: TilePointers, rows: Local): Code {
  const { heights, pinEvery } = gemm.shape ?? tileShape(gemm.lanes.isFused);
  const [a, c, left] = f.locals("i32", 3);
  const tile = (height: number): Code => [
    emitTile(f, gemm, { ...piece, rows: height, pinEvery }, { ...at, a, c }),
    advance(a, height * gemm.a.rowStride),
    advance(c, height * gemm.c.rowStride(piece.panelBytes)),
    left.set(op("i32.sub", left.get, i32(height))),
  ];
  const fits = (height: number): Code => op("i32.ge_u", left.get, i32(height));
  const [full, ...edges] = heights;
  return [
    a.set(at.a.get),
    c.set(at.c.get),
    left.set(rows.get),
    when(fits(full), loop(tile(full), branchIf(0, fits(full)))),
    edges.map((height) => when(fits(height), tile(height))),
  ];
}

/** One panel, piece by piece. */
function panelPieces(f: FunctionBuilder, gemm: Gemm, vectors: number, at: TilePointers, rows: Local): Code {
  const panelBytes = vectors * 16;
  const rowBytes = gemm.b.rowStride(panelBytes);
  const [b, bias, c, end, packed] = f.locals("i32", 5);
  const isPacked = gemm.packed !== undefined;
  const here = { ...at, b: isPacked ? packed : b, bias, c };
  const pack = (width: number): Code =>
    isPacked ? packRows(f, { ...gemm, vectors: width, rowBytes }, { first: b, rows: at.depth, packed }) : [];
  const pieces = (width: number, count: number): Code =>
    count * width === 0
      ? []
      : [
          end.set(op("i32.add", c.get, i32(count * width * 16))),
          whileBelow(
            c,
            end.get,
            pack(width),
            pieceRows(
              f,
              gemm,
              { vectors: width, panelBytes, bStep: isPacked ? width * 16 : rowBytes },
              here,
              rows,
            ),
            [b, bias, c].map((pointer) => advance(pointer, width * 16)),
          ),
        ];
  return [
    isPacked ? packed.set(i32(gemm.packed)) : [],
    [b, bias, c].map((pointer, i) => pointer.set([at.b, at.bias, at.c][i].get)),
    pieces(widestTile, Math.floor(vectors / widestTile)),
    pieces(vectors % widestTile, 1),
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
          panelPieces(f, gemm, group.vectors, { a, b, bias, c, depth }, rows),
          advance(b, gemm.b.panelStride(bytes)),
          advance(c, gemm.c.panelStride(bytes)),
          advance(bias, bytes),
        ),
      ];
    }),
  );
}
