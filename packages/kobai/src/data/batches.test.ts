import { expect, test } from "vitest";
import { caught } from "../../test/caught.js";
import { permutation, streams } from "../random.js";
import { batchCount, batchesOf, order } from "./batches.js";

test("order(shuffle: false) takes the rows as they are", () => {
  expect(order(4, { seed: 1, epoch: 2, shuffle: false })).toEqual(new Uint32Array([0, 1, 2, 3]));
  expect(order(0, { seed: 1, epoch: 2, shuffle: false })).toEqual(new Uint32Array(0));
});

test("order(shuffle: true) is the permutation of its seed and epoch", () => {
  const shuffled = (seed: number, epoch: number) => order(50, { seed, epoch, shuffle: true });
  expect(shuffled(3, 7)).toEqual(permutation(50, 3, streams.shuffle, 7));
  expect(shuffled(3, 7).toSorted()).toEqual(order(50, { seed: 0, epoch: 0, shuffle: false }));
  expect(shuffled(3, 7)).not.toEqual(shuffled(3, 8));
  expect(shuffled(3, 7)).not.toEqual(shuffled(4, 7));
});

test("batchesOf(n) keeps the last short batch", () => {
  const batches = (rows: number, size: number) =>
    Array.from(batchesOf(order(rows, { seed: 0, epoch: 0, shuffle: false }), size), (batch) => [...batch]);
  expect(batches(5, 2)).toEqual([[0, 1], [2, 3], [4]]);
  expect(batches(4, 2)).toEqual([[0, 1], [2, 3]]); // biome-ignore format: batches
  expect(batches(3, 10)).toEqual([[0, 1, 2]]);
  expect(batches(0, 2)).toEqual([]);
});

test("batchCount counts what batchesOf gives", () => {
  for (const rows of [0, 1, 3, 4, 5, 9])
    for (const size of [1, 3, 4, 10])
      expect(batchCount(rows, size)).toBe([...batchesOf(new Uint32Array(rows), size)].length);
});

test.each([0, -1, 1.5, NaN])("batchesOf refuses a batch of %d rows", (size) => {
  expect(caught(() => [...batchesOf(new Uint32Array(3), size)])).toBe(
    `batches/size: batches: expected batchSize to be a whole number of at least 1, got ${size}.`,
  );
});
