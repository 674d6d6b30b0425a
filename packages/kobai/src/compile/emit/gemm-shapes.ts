// How tall a register tile of the matrix product is, and how V8 is kept from spilling its registers. Measured on V8 11.3
// (Node 20, x64); bench/gemm.mjs measures any shape anew.

export interface TileShape {
  /** Rows, falling to 1, none below half of the one before it: the first as often as it fits, then each once or never. */
  readonly heights: readonly number[];
  /** So many rows stand between two branches that are never taken; 0 for no branch. V8 orders a basic block anew: all
   * its loads come first and fused products wait for one another, more values than there are registers. A branch ends
   * the block. */
  readonly pinEvery: number;
}

// x64 has 16 vector registers, and V8 keeps one of them. A depth step holds the accumulators, the vectors of B, the
// spread numbers of a block (all rows, or one where each is pinned) and a product that is not fused: 15 at most.

/** The widest tile, in vectors. Wider panels are computed in pieces. */
export const widestTile = 2;

const rounded: TileShape = { heights: [4, 2, 1], pinEvery: 0 };
/** Where a product and its sum are one instruction. */
const fused: TileShape = { heights: [6, 4, 2, 1], pinEvery: 1 };

export const tileShape = (isFused: boolean): TileShape => (isFused ? fused : rounded);
