// The engine's only source of chance: Philox4x32-10, addressed and never advanced, so that any draw can be
// made again from (seed, stream, index) alone, in any order, by any thread and by the compiled kernels.
// Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.

/** What a draw is for. Two streams never share a number. */
export const streams = { initialize: 1, shuffle: 2, dropout: 3, split: 4 } as const;
export type Stream = (typeof streams)[keyof typeof streams];

/** The four 32-bit words of a counter. For one stream they are [block, row, step, stream + 16 · layer]. */
export type Counter = readonly [number, number, number, number];

export const philoxMultipliers = [0xd2511f53, 0xcd9e8d57] as const;
export const philoxWeyl = [0x9e3779b9, 0xbb67ae85] as const;
export const philoxRounds = 10;

/** The two key words of a seed: its low and its high 32 bits. */
export function seedKey(seed: number): [number, number] {
  return [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
}

// as signed numbers, which engines keep in 32 bits
const [m0, m1] = philoxMultipliers.map((multiplier) => multiplier | 0);
const [w0, w1] = philoxWeyl.map((step) => step | 0);

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit numbers: of their halves each product, and each sum of it
 * and an upper half, is below 2^32. */
function multiplyHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const low = (Math.imul(a1, b0) >>> 0) + (Math.imul(a0, b0) >>> 16);
  const middle = (Math.imul(a0, b1) >>> 0) + (low & 0xffff);
  return Math.imul(a1, b1) + (low >>> 16) + (middle >>> 16);
}

/** Four unsigned 32-bit words for a counter under a key, written to `out`. */
export function philox(key: readonly [number, number], counter: Counter, out: Uint32Array): void {
  // not taken apart by a pattern: engines are slow at that before they have optimized a function
  let c0 = counter[0];
  let c1 = counter[1];
  let c2 = counter[2];
  let c3 = counter[3];
  let k0 = key[0];
  let k1 = key[1];
  for (let round = 0; round < philoxRounds; round++) {
    const high0 = multiplyHigh(m0, c0);
    const high1 = multiplyHigh(m1, c2);
    const low0 = Math.imul(m0, c0);
    const low1 = Math.imul(m1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + w0) | 0;
    k1 = (k1 + w1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** A reader of one row of draws: `word(i)` is the i-th unsigned 32-bit number of (seed, stream, layer, step, row). */
export function randomRow(
  seed: number,
  stream: Stream,
  { layer = 0, step = 0, row = 0 }: { layer?: number; step?: number; row?: number } = {},
): (index: number) => number {
  const key = seedKey(seed);
  const words = new Uint32Array(4);
  let block = -1;
  return (index) => {
    if (index >>> 2 !== block) {
      block = index >>> 2;
      philox(key, [block, row, step, stream + 16 * layer], words);
    }
    return words[index & 3];
  };
}

/** The numbers 0 … size−1. */
export function inOrder(size: number): Uint32Array {
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) order[i] = i;
  return order;
}

/** The numbers 0 … size−1 in an order drawn from (seed, stream, step): Fisher & Yates. The words are those of `randomRow`,
 * without a call for each: until an engine has optimized that, an order takes twice the time. */
export function permutation(size: number, seed: number, stream: Stream, step = 0): Uint32Array {
  const order = inOrder(size);
  const key = seedKey(seed);
  const words = new Uint32Array(4);
  for (let i = size - 1; i > 0; i--) {
    if (i === size - 1 || i % 4 === 3) philox(key, [i >>> 2, 0, step, stream], words);
    const j = Math.floor((words[i % 4] / 2 ** 32) * (i + 1));
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}
