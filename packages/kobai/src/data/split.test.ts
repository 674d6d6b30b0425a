import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caught } from "../../test/caught.js";
import type { Dataset } from "./dataset.js";
import { split } from "./split.js";

/** Rows whose every number tells the row, so that a mix-up shows. */
const numbered = (labels: readonly number[]): Dataset => ({
  inputs: Float32Array.from({ length: 2 * labels.length }, (_, i) => (i >> 1) + (i % 2) / 2),
  labels: Uint8Array.from(labels),
  weights: Float64Array.from(labels, (_, row) => row),
});
const rowsOf = ({ weights }: Dataset) => Array.from(weights!);
const options = { inputSize: 2, share: 0.25, seed: 1 };

describe("split", () => {
  test("gives every row to one side, whole and in the order of the data", () => {
    const lists = fc.array(fc.nat(4), { minLength: 4, maxLength: 60 });
    fc.assert(
      fc.property(lists, fc.nat(1000), (labels, seed) => {
        const sides = split(numbered(labels), { ...options, seed });
        expect(sides.flatMap(rowsOf).sort((a, b) => a - b)).toEqual(labels.map((_, row) => row));
        for (const side of sides) {
          const rows = rowsOf(side);
          expect(rows).toEqual(rows.toSorted((a, b) => a - b));
          expect(Array.from(side.inputs)).toEqual(rows.flatMap((row) => [row, row + 0.5]));
          expect(Array.from(side.labels!)).toEqual(rows.map((row) => labels[row]));
        }
        expect(rowsOf(sides[1]).length).toBe(Math.round(labels.length / 4));
      }),
    );
  });

  test("takes the same part of every class, to less than one row", () => {
    const lists = fc.array(fc.nat(4), { minLength: 4, maxLength: 200 });
    fc.assert(
      fc.property(lists, fc.double({ min: 0.3, max: 0.7, noNaN: true }), (labels, share) => {
        const [, part] = split(numbered(labels), { ...options, share });
        const fraction = part.labels!.length / labels.length;
        for (const label of new Set(labels)) {
          const count = labels.filter((other) => other === label).length;
          const taken = part.labels!.filter((other) => other === label).length;
          expect(Math.abs(taken - count * fraction)).toBeLessThan(1);
        }
      }),
    );
  });

  test("takes the same rows for the same seed and others for another", () => {
    const data = numbered(new Array(40).fill(0));
    const rowsWith = (seed: number) => rowsOf(split(data, { ...options, seed })[1]);
    expect(rowsWith(1)).toEqual(rowsWith(1));
    expect(rowsWith(1)).not.toEqual(rowsWith(2));
  });

  test("splits targets with their rows", () => {
    const inputs = new Float64Array([0, 1, 2, 3]);
    const targets = new Float32Array([0, 0, 1, 10, 2, 20, 3, 30]);
    const data = { inputs, targets, labels: undefined };
    for (const side of split(data, { inputSize: 1, share: 0.5, seed: 0 })) {
      expect(Object.keys(side)).toEqual(["inputs", "targets"]);
      expect(Array.from(side.targets!)).toEqual(Array.from(side.inputs).flatMap((row) => [row, 10 * row]));
    }
  });

  test.each([0, 1, -0.5, 2, NaN])("refuses the share %d", (share) => {
    expect(caught(() => split(numbered([0, 1]), { ...options, share }))).toBe(
      `split/share: split: expected a share between 0 and 1, got ${share}. It is the part of the rows to set aside.`,
    );
  });

  test("refuses a share that leaves a side empty", () => {
    const words = "with share";
    expect(caught(() => split(numbered([0, 1, 0]), { ...options, share: 0.1 }))).toBe(
      `split/empty: split: expected rows on both sides, got 3 and 0 ${words} 0.1 of 3 rows. Use a share nearer to 0.5 or more rows.`,
    );
    expect(caught(() => split(numbered([0]), { ...options, share: 0.9 }))).toBe(
      `split/empty: split: expected rows on both sides, got 0 and 1 ${words} 0.9 of 1 rows. Use a share nearer to 0.5 or more rows.`,
    );
    expect(caught(() => split(numbered([]), { ...options, share: 0.9 }))).toBe(
      "data/rows: split: expected at least one row, got none. Check that the data was read.",
    );
  });

  test("refuses parts of different lengths", () => {
    const data = numbered([0, 1, 0, 1]);
    expect(caught(() => split({ ...data, labels: new Uint8Array(3) }, options))).toBe(
      "split/rows: split: expected labels for 4 rows of inputs, got 3.",
    );
    expect(caught(() => split(data, { ...options, inputSize: 3 }))).toBe(
      "data/inputs-multiple: split: expected a multiple of inputSize 3 inputs, got 8. Each row needs inputSize numbers.",
    );
  });
});
