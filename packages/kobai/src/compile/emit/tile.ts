// A register tile, the heart of the matrix product: some rows by some vectors of columns, all of whose sums stay in
// registers from the first depth step to the last.
import { advance, type FunctionBuilder, type Local, whileBelow } from "../encode/function.js";
import { branchIf, type Code, i32, op } from "../encode/instruction.js";
import type { Finish } from "./finish.js";
import type { Lanes } from "./lanes.js";

/** Steps through A in bytes. */
export interface RowSteps {
  readonly rowStride: number;
  readonly depthStride: number;
}

/** Where a matrix that is read or written by columns keeps them, in bytes. */
export interface ColumnLayout {
  /** From one panel of columns to the next, for a panel of so many columns' bytes. */
  readonly panelStride: (panelBytes: number) => number;
  /** From one row to the next within a panel. */
  readonly rowStride: (panelBytes: number) => number;
}

/** What all tiles of a product have in common. */
export interface TileKernel {
  readonly lanes: Lanes;
  readonly c: ColumnLayout;
  readonly start: "bias" | "zero";
  /** Stores the sums where absent. Where it is there, C may hold something else: no unfinished sum may go there. */
  readonly finish?: Finish;
}

/** Where the first row of A, and the first vectors of the tile in the first row of B's panel and in C stand. */
export interface TilePointers {
  readonly a: Local;
  readonly b: Local;
  readonly bias: Local;
  readonly c: Local;
  readonly depth: Local;
}

export interface Tile {
  readonly rows: number;
  readonly vectors: number;
  readonly a: RowSteps;
  /** From one row of B to the next. */
  readonly bStep: number;
  /** Of the panel it is in. */
  readonly panelBytes: number;
  readonly pinEvery: number;
  /** Depth steps between two looks at whether it is done: a power of two. */
  readonly unrolled: number;
}

/** A sum that begins with a bias. + 0 makes 0 of a bias of −0: a sum that is not −0 never becomes it, so that products
 * of 0 change nothing and may be skipped (sparse/product.ts). */
export const biasSum = (lanes: Lanes, bias: Local, offset: number): Code =>
  lanes.add(lanes.load(bias.get, offset), lanes.constant(0));

/** A branch out of the loop that is never taken: nothing stands below address 64 (`Allocator`). Each compares with a
 * number of its own, or V8 would see that one follows from the other. */
export const pin = (address: Local, which: number): Code =>
  branchIf(1, op("i32.eq", address.get, i32(1 + which)));

export function emitTile(f: FunctionBuilder, kernel: TileKernel, tile: Tile, at: TilePointers): Code {
  const { lanes, c, start, finish } = kernel;
  const { rows, vectors, panelBytes } = tile;
  const sums = f.locals("v128", rows * vectors);
  const first = (v: number) => (start === "bias" ? biasSum(lanes, at.bias, v * 16) : lanes.constant(0));
  return [
    sums.map((sum, i) => sum.set(first(i % vectors))),
    depthSteps(f, lanes, tile, { ...at, sums }),
    sums.map((sum, i) => {
      const offset = Math.floor(i / vectors) * c.rowStride(panelBytes) + (i % vectors) * 16;
      return finish?.(f, sum, at.c, offset) ?? lanes.store(at.c.get, sum.get, offset);
    }),
  ];
}

/** sums[row][column] += A[row][depth] · B[depth][column] for each depth step: one by one until what is left goes by as
 * many as are unrolled. */
function depthSteps(
  f: FunctionBuilder,
  lanes: Lanes,
  { rows, vectors, a, bStep, pinEvery, unrolled }: Tile,
  at: TilePointers & { readonly sums: readonly Local[] },
): Code {
  const bVectors = f.locals("v128", vectors);
  const spread = f.local("v128");
  const [aAt, bAt, bEnd] = f.locals("i32", 3);
  const row = (step: number, r: number): Code => [
    spread.set(lanes.loadSplat(aAt.get, r * a.rowStride + step * a.depthStride)),
    bVectors.map((vector, v) => {
      const sum = at.sums[r * vectors + v];
      return sum.set(lanes.multiplyAdd(spread.get, vector.get, sum.get));
    }),
    pinEvery > 0 && (r + 1) % pinEvery === 0 ? pin(aAt, step * rows + r) : [],
  ];
  const depthStep = (_: unknown, step: number): Code => [
    bVectors.map((vector, v) => vector.set(lanes.load(bAt.get, step * bStep + v * 16))),
    Array.from({ length: rows }, (_, r) => row(step, r)),
  ];
  const walk = (depth: Code, steps: number): Code => [
    bEnd.set(op("i32.add", at.b.get, op("i32.mul", depth, i32(bStep)))),
    whileBelow(
      bAt,
      bEnd.get,
      Array.from({ length: steps }, depthStep),
      advance(aAt, steps * a.depthStride),
      advance(bAt, steps * bStep),
    ),
  ];
  return [
    aAt.set(at.a.get),
    bAt.set(at.b.get),
    unrolled > 1 ? walk(op("i32.and", at.depth.get, i32(unrolled - 1)), 1) : [],
    walk(at.depth.get, unrolled),
  ];
}
