import { describe, expect, it } from "vitest";
import { differences, Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import { randomRow, streams } from "../../random.js";
import { type Dropout, emitDropout } from "./dropout.js";
import { lanes as lanesOf } from "./lanes.js";

const seeds = [0, 1, 2 ** 31, 2 ** 40 + 5, 2 ** 53 - 1];
const rows = 3;

/** Vectors that the kernel leaves alone at the end of each row. */
const beyond = 1;

function wantedMask({ seed, layer, share, vectors, lanes }: Dropout, step: number, first: number): number[] {
  const keep = rounding[lanes.precision](1 / (1 - share));
  return Array.from({ length: rows }, (_, row) => {
    const word = randomRow(seed, streams.dropout, { layer, step, row });
    const factor = (column: number) => (word(column) < Math.round(share * 2 ** 32) ? 0 : keep);
    return Array.from({ length: (vectors + beyond) * lanes.count }, (_, i) =>
      i < vectors * lanes.count ? factor(first * lanes.count + i) : Number.NaN,
    );
  }).flat();
}

/** `first`: vectors before those that the kernel works on. */
function expectMask(dropout: Dropout, step: number, first = 0): void {
  const { precision, size } = dropout.lanes;
  const kernels = new Kernels(precision, [emitDropout(dropout)]);
  const count = (rows * dropout.rowBytes) / size;
  const values = between(-1, 1, count).map(rounding[precision]);
  const [y, dropped, mask] = [kernels.place(values), kernels.room(count + 1), kernels.room(count + 1)];
  kernels.call[dropout.name](y, dropped, mask, y + count * size, step, (first * dropout.lanes.count) / 4);
  const wanted = wantedMask(dropout, step, first);
  const products = wanted.map((factor, i) => rounding[precision](values[i] * factor));
  const at = JSON.stringify({ ...dropout, lanes: precision, step, first });
  expect(differences(kernels.read(mask, count + 1), [...wanted, Number.NaN]), at).toEqual([]);
  expect(differences(kernels.read(dropped, count + 1), [...products, Number.NaN]), at).toEqual([]);
}

const wide = (vectors: number) => ({ vectors, rowBytes: (vectors + beyond) * 16 });

describe.each(precisions)("emitDropout in %s makes the mask of random.ts", (precision) => {
  const lanes = lanesOf[precision];
  const usual = { name: "dropout", lanes, seed: 7, layer: 0, share: 0.3, ...wide(2) };

  it("for every number of columns", () => {
    for (const vectors of [1, 2, 3, 4, 5, 8, 9]) expectMask({ ...usual, ...wide(vectors) }, 1);
  });

  it("for columns that begin further on", () => {
    for (const first of [2, 4, 6]) expectMask({ ...usual, ...wide(3) }, 1, first);
  });

  it("for every seed, layer and step", () => {
    for (const seed of seeds) expectMask({ ...usual, seed }, 1);
    for (const layer of [1, 2, 100]) expectMask({ ...usual, layer }, 1);
    for (const step of [0, 12345, 2 ** 31, 2 ** 32 - 1]) expectMask(usual, step);
  });

  it("for every share, the smallest and the largest too", () => {
    for (const share of [2 ** -40, 0.1, 0.5, 0.9, 1 - 2 ** -20, 1 - 2 ** -40])
      expectMask({ ...usual, share }, 1);
  });
});
