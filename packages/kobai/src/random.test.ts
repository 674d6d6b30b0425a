import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Counter, permutation, philox, randomRow, seedKey, streams } from "./random.js";

const ones = 0xffffffff;
const words = (key: readonly [number, number], counter: Counter) => {
  const out = new Uint32Array(4);
  philox(key, counter, out);
  return [...out];
};

describe("philox", () => {
  // random123's kat_vectors, philox4x32 with 10 rounds
  it.each<[Counter, readonly [number, number], number[]]>([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [ones, ones, ones, ones],
      [ones, ones],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])("meets random123's known answer for counter %j", (counter, key, answer) => {
    expect(words(key, counter)).toEqual(answer);
  });

  it("meets arithmetic in whole numbers of any size", () => {
    const word = fc.integer({ min: 0, max: ones });
    fc.assert(
      fc.property(fc.tuple(word, word), fc.tuple(word, word, word, word), (key, counter) => {
        expect(words(key, counter)).toEqual(exactPhilox(key, counter));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

/** The paper's definition in BigInt. */
function exactPhilox(key: readonly [number, number], counter: Counter): number[] {
  const mask = 0xffffffffn;
  let [c0, c1, c2, c3] = counter.map(BigInt);
  let [k0, k1] = key.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const a = 0xd2511f53n * c0;
    const b = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(b >> 32n) ^ c1 ^ k0, b & mask, (a >> 32n) ^ c3 ^ k1, a & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [c0, c1, c2, c3].map(Number);
}

describe("seedKey", () => {
  it("splits a seed into its low and its high 32 bits", () => {
    expect(seedKey(7)).toEqual([7, 0]);
    expect(seedKey(2 ** 32 + 5)).toEqual([5, 1]);
    expect(seedKey(Number.MAX_SAFE_INTEGER)).toEqual([0xffffffff, 0x1fffff]);
  });
});

describe("randomRow", () => {
  it("is addressed by [block, row, step, stream + 16 · layer]", () => {
    const word = randomRow(9, streams.dropout, { layer: 2, step: 5, row: 7 });
    const block1 = words([9, 0], [1, 7, 5, streams.dropout + 32]);
    expect([4, 5, 6, 7].map(word)).toEqual(block1);
  });

  it("gives the same word in whatever order words are asked for", () => {
    const forward = randomRow(1, streams.shuffle);
    const backward = randomRow(1, streams.shuffle);
    const indices = Array.from({ length: 23 }, (_, i) => i);
    expect(indices.toReversed().map(backward)).toEqual(indices.map(forward).toReversed());
  });

  it("gives other words for another seed, stream, layer, step or row", () => {
    const firsts = [
      randomRow(0, streams.initialize),
      randomRow(1, streams.initialize),
      randomRow(2 ** 32, streams.initialize),
      randomRow(0, streams.dropout),
      randomRow(0, streams.initialize, { layer: 1 }),
      randomRow(0, streams.initialize, { step: 1 }),
      randomRow(0, streams.initialize, { row: 1 }),
    ].map((word) => word(0));
    expect(new Set(firsts).size).toBe(firsts.length);
  });
});

describe("permutation", () => {
  it("holds every number once", () => {
    for (const size of [0, 1, 2, 3, 100]) {
      const sorted = permutation(size, 4, streams.shuffle).toSorted();
      expect([...sorted]).toEqual(Array.from({ length: size }, (_, i) => i));
    }
  });

  it("gives each of the six orders of three its share", () => {
    const counts = new Map<string, number>();
    for (let step = 0; step < 6000; step++) {
      const order = permutation(3, 0, streams.shuffle, step).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    // five standard deviations of a binomial with 6000 draws of 1/6
    expect(counts.size).toBe(6);
    for (const count of counts.values())
      expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(6000 * (5 / 36)));
  });
});
