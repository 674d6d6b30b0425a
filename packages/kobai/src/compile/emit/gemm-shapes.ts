// How tall a register tile of the matrix product is, and how V8 is kept from spilling its registers. Measured on V8 11.3
// (Node 20, x64); bench/gemm.mjs measures any shape anew.

import type { Lanes } from "./lanes.js";

export interface TileShape {
  /** Rows, falling to 1, none below half of the one before it: the first as often as it fits, then each once or never. */
  readonly heights: readonly number[];
  /** So many rows stand between two branches that are never taken; 0 for no branch. V8 orders a basic block anew: all
   * its loads come first and fused products wait for one another, more values than there are registers. A branch ends
   * the block. */
  readonly pinEvery: number;
  /** Of the tallest: depth steps between two looks at whether it is done, a power of two. */
  readonly unrolled: number;
}

// x64 has 16 vector registers, and V8 keeps one of them. A depth step holds the accumulators, the vectors of B, the
// spread numbers of a block (all rows, or one where each is pinned) and a product that is not fused: 15 at most.

/** The widest tile, in vectors. Wider panels are computed in pieces. */
export const widestTile = 3;

interface TileShapes {
  /** Of two vectors and of one. */
  readonly narrow: TileShape;
  readonly wide: TileShape;
}

const rounded: TileShapes = {
  narrow: { heights: [4, 2, 1], pinEvery: 4, unrolled: 4 },
  wide: { heights: [3, 2, 1], pinEvery: 1, unrolled: 2 },
};
/** Where a product and its sum are one instruction. */
const fused: TileShapes = {
  narrow: { heights: [6, 4, 2, 1], pinEvery: 1, unrolled: 2 },
  wide: { heights: [3, 2, 1], pinEvery: 1, unrolled: 1 },
};

/** The best tile of so many vectors. */
export function tileShape(isFused: boolean, vectors = 2): TileShape {
  const { narrow, wide } = isFused ? fused : rounded;
  return vectors < widestTile ? narrow : wide;
}

/** So many vectors of columns and more are worth it that rows are brought together for them. */
export const leastShared = 64;

/** A block of A stays in the second cache while all columns pass. */
const blockBytes = 2 ** 17;

/** How many rows of so many depth steps make a block: as many tiles as fit, one at least. */
export function blockRows(
  { size, isFused }: Lanes,
  depth: number,
  { heights: [height] } = tileShape(isFused),
): number {
  return height * Math.max(1, Math.floor(blockBytes / (height * depth * size)));
}
