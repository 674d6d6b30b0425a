import { describe, expect, it } from "vitest";
import { differences, Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import { randomRow, streams } from "../../random.js";
import { type Dropout, emitDropout, emitMultiply } from "./dropout.js";
import { lanes as lanesOf } from "./lanes.js";

const seeds = [0, 1, 2 ** 31, 2 ** 40 + 5, 2 ** 53 - 1];
const rows = 3;

function wantedMask({ seed, layer, share, columns, lanes }: Dropout, step: number): number[] {
  const keep = rounding[lanes.precision](1 / (1 - share));
  return Array.from({ length: rows }, (_, row) => {
    const word = randomRow(seed, streams.dropout, { layer, step, row });
    return Array.from({ length: columns }, (_, i) => (word(i) < Math.round(share * 2 ** 32) ? 0 : keep));
  }).flat();
}

function expectMask(dropout: Dropout, step: number): void {
  const { precision, size } = dropout.lanes;
  const kernels = new Kernels(precision, [emitDropout(dropout)]);
  const count = rows * dropout.columns;
  const values = between(-1, 1, count).map(rounding[precision]);
  const [y, dropped, mask] = [kernels.place(values), kernels.room(count + 1), kernels.room(count + 1)];
  kernels.call[dropout.name](y, dropped, mask, y + count * size, step);
  const wanted = wantedMask(dropout, step);
  const products = wanted.map((factor, i) => rounding[precision](values[i] * factor));
  const at = JSON.stringify({ ...dropout, lanes: precision, step });
  expect(differences(kernels.read(mask, count + 1), [...wanted, Number.NaN]), at).toEqual([]);
  expect(differences(kernels.read(dropped, count + 1), [...products, Number.NaN]), at).toEqual([]);
}

describe.each(precisions)("emitDropout in %s makes the mask of random.ts", (precision) => {
  const lanes = lanesOf[precision];
  const usual = { name: "dropout", lanes, seed: 7, layer: 0, share: 0.3, columns: 2 * lanes.count };

  it("for every number of columns", () => {
    for (const vectors of [1, 2, 3, 4, 5, 8, 9]) expectMask({ ...usual, columns: vectors * lanes.count }, 1);
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

it.each(precisions)("emitMultiply in %s multiplies in place, and no further than the end", (precision) => {
  const lanes = lanesOf[precision];
  const kernels = new Kernels(precision, [emitMultiply("multiply", lanes)]);
  const values = between(-1, 1, 2 * lanes.count).map(rounding[precision]);
  const [a, b] = [kernels.place(values), kernels.place(values.toReversed())];
  kernels.call.multiply(a, b, a + 16);
  const products = values.map((x, i) => rounding[precision](x * values[values.length - 1 - i]));
  expect(kernels.read(a, values.length)).toEqual([
    ...products.slice(0, lanes.count),
    ...values.slice(lanes.count),
  ]);
});
