// One register tile of the matrix product: some rows of one panel, from the first depth step to the last with all
// sums in registers.
import { advance, type FunctionBuilder, type Local } from "../encode/function.js";
import { block, branchIf, type Code, i32, loop, op } from "../encode/instruction.js";
import type { Gemm } from "./gemm.js";
import type { Lanes } from "./lanes.js";

/** A sum that begins with a bias. + 0 makes 0 of a bias of −0: a sum that is not −0 never becomes it, so that products
 * of 0 change nothing and may be skipped (sparse.ts). */
export const biasSum = (lanes: Lanes, bias: Local, offset: number): Code =>
  lanes.add(lanes.load(bias.get, offset), lanes.constant(0));

/** Where the first row of A, the first row of B's panel and the first vector of the tile of C stand. */
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
  readonly pinEvery: number;
}

export function emitTile(f: FunctionBuilder, gemm: Gemm, size: Tile, at: TilePointers): Code {
  const { lanes, c, start } = gemm;
  const { rows, vectors } = size;
  const sums = f.locals("v128", rows * vectors);
  const first = (v: number) => (start === "bias" ? biasSum(lanes, at.bias, v * 16) : lanes.constant(0));
  return [
    sums.map((sum, i) => sum.set(first(i % vectors))),
    depthSteps(f, gemm, size, { ...at, sums }),
    sums.map((sum, i) => {
      const offset = Math.floor(i / vectors) * c.rowStride(vectors * 16) + (i % vectors) * 16;
      return gemm.finish?.(f, sum, at.c, offset) ?? lanes.store(at.c.get, sum.get, offset);
    }),
  ];
}

/** sums[row][column] += A[row][depth] · B[depth][column] for each depth step. */
function depthSteps(
  f: FunctionBuilder,
  { lanes, a, b }: Gemm,
  { rows, vectors, pinEvery }: Tile,
  at: TilePointers & { readonly sums: readonly Local[] },
): Code {
  const bStep = b.rowStride(vectors * 16);
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
const pin = (aAt: Local, row: number): Code => branchIf(1, op("i32.eq", aAt.get, i32(1 + row)));
