import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caught } from "../../test/caught.js";
import { minmaxScaling, scale, standardScaling, unscale } from "./scaling.js";

const both = [standardScaling, minmaxScaling];

describe("standardScaling", () => {
  // sklearn.preprocessing.StandardScaler().fit([[1, -2], [2, 0], [6, 4]]): mean_ [3, 2/3], var_ [14/3, 56/9]
  test("is the mean and one over the standard deviation of each column", () => {
    const { kind, offset, factor } = standardScaling(new Float64Array([1, -2, 2, 0, 6, 4]), 2);
    expect(kind).toBe("standard");
    expect(offset).toEqual([3, 2 / 3]);
    expect(factor[0]).toBeCloseTo(Math.sqrt(3 / 14), 15);
    expect(factor[1]).toBeCloseTo(Math.sqrt(9 / 56), 15);
  });

  test("keeps its digits far from 0, where one pass would lose them", () => {
    const { offset, factor } = standardScaling(new Float64Array([1e9, 1e9 + 1, 1e9 + 2]), 1);
    expect(offset).toEqual([1e9 + 1]);
    expect(factor[0]).toBe(1 / Math.sqrt(2 / 3));
  });

  test("makes mean 0 and mean square 1 of every column that varies", () => {
    const cells = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(cells, (list) => {
        const inputs = Float64Array.from(list);
        const range = Math.max(...list) - Math.min(...list);
        fc.pre(range > 1e-3);
        const scaled = scale(inputs, standardScaling(inputs, 1));
        const sum = (values: Iterable<number>) => Array.from(values).reduce((a, b) => a + b, 0);
        expect(sum(scaled) / list.length).toBeCloseTo(0, 5);
        expect(sum(scaled.map((x) => x * x)) / list.length).toBeCloseTo(1, 5);
      }),
    );
  });
});

test("minmaxScaling brings every column to the interval from 0 to 1", () => {
  const inputs = new Float32Array([1, -2, 2, 0, 5, 6]);
  const scaling = minmaxScaling(inputs, 2);
  expect(scaling).toEqual({ kind: "minmax", offset: [1, -2], factor: [1 / 4, 1 / 8] });
  expect(scale(inputs, scaling)).toEqual(new Float32Array([0, 0, 0.25, 0.25, 1, 1]));
});

describe("a column", () => {
  test.each(both)("that is constant gets factor 1 and becomes exactly 0: %o", (scalingOf) => {
    const inputs = new Float64Array(7).fill(0.1);
    const scaling = scalingOf(inputs, 1);
    expect(scaling).toMatchObject({ offset: [0.1], factor: [1] });
    expect(scale(inputs, scaling)).toEqual(new Float64Array(7));
  });

  test.each(both)("of one row is constant: %o", (scalingOf) => {
    expect(scalingOf(new Float64Array([3, -4]), 2)).toMatchObject({ offset: [3, -4], factor: [1, 1] });
  });

  test.each(both)("that varies by a denormal gets factor 1, not infinity: %o", (scalingOf) => {
    expect(scalingOf(new Float64Array([0, 5e-324]), 1).factor).toEqual([1]);
  });

  test.each(both)("too wide for a number is refused: %o", (scalingOf) => {
    expect(caught(() => scalingOf(new Float64Array([0, -1.7e308, 0, 1.7e308]), 2))).toBe(
      "scaling/spread: scaling: expected column 1 (counted from 0) to have a finite spread, got numbers too far apart. Divide the column by a constant first.",
    );
  });

  test.each(both)("with NaN is refused with its place: %o", (scalingOf) => {
    expect(caught(() => scalingOf(new Float64Array([0, 1, 2, NaN]), 2))).toBe(
      "scaling/not-finite: scaling: expected finite numbers, got NaN in row 1, column 1 (counted from 0). Fill or drop that row.",
    );
  });

  test.each(both)("of no rows is refused: %o", (scalingOf) => {
    const message = (got: number) =>
      `scaling/empty: scaling: expected rows of 2 columns, got ${got} numbers.`;
    expect(caught(() => scalingOf(new Float64Array(0), 2))).toBe(message(0));
    expect(caught(() => scalingOf(new Float64Array(3), 2))).toBe(message(3));
  });
});

test("unscale undoes scale to the last digits, in the precision of the values", () => {
  const column = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(column, fc.constantFrom(...both), (list, scalingOf) => {
      const inputs = Float64Array.from(list);
      const scaling = scalingOf(inputs, 1);
      const back = unscale(scale(inputs, scaling), scaling);
      back.forEach((x, i) => {
        expect(Math.abs(x - inputs[i])).toBeLessThan(1e-9);
      });
      expect(unscale(Float32Array.from(list), scaling)).toBeInstanceOf(Float32Array);
    }),
  );
});
