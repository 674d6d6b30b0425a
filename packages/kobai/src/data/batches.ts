// In which order an epoch takes the rows, and how they are cut into batches.
import { inOrder, permutation, streams } from "../random.js";
import { fail } from "./errors.js";

export interface OrderOptions {
  readonly seed: number;
  /** Counted from 0; each epoch has an order of its own, which no other epoch has to be drawn for. */
  readonly epoch: number;
  readonly shuffle: boolean;
}

/** The row numbers 0 … rows−1 in the order of one epoch. */
export function order(rows: number, { seed, epoch, shuffle }: OrderOptions): Uint32Array {
  return shuffle ? permutation(rows, seed, streams.shuffle, epoch) : inOrder(rows);
}

/** How many batches an epoch has, a short last one included. */
export function batchCount(rows: number, batchSize: number): number {
  return Math.ceil(rows / batchSize);
}

/** Views of an order, batchSize rows each; the last may be short.
 *
 * Throws  "batches/size"
 */
export function* batchesOf(order: Uint32Array, batchSize: number): Generator<Uint32Array> {
  if (!Number.isInteger(batchSize) || batchSize < 1) fail("batches/size", { got: batchSize });
  for (let start = 0; start < order.length; start += batchSize)
    yield order.subarray(start, start + batchSize);
}
