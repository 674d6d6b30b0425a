import { describe, expect, it } from "vitest";
import { Kernels, precisions, rounding, vectorFunction } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import { exp } from "../../math/index.js";
import { softmaxGradient as publicGradient, softmax as publicSoftmax } from "../../network/activations.js";
import { exponential } from "./elementary.js";
import { lanes as lanesOf } from "./lanes.js";
import { emitSoftmax, emitSoftmaxGradient } from "./softmax.js";

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33];
const infinity = Number.POSITIVE_INFINITY;
const nan = Number.NaN;
const exponential32 = vectorFunction("f32", exponential);

type Precision = (typeof precisions)[number];

function kernelsFor(precision: Precision, columns: number) {
  const lanes = lanesOf[precision];
  const width = Math.ceil(columns / lanes.count) * lanes.count;
  const rowBytes = width * lanes.size;
  const kernels = new Kernels(precision, [
    emitSoftmax({ name: "softmax", lanes, columns, rowBytes }),
    emitSoftmaxGradient({ name: "gradient", lanes, columns, rowBytes }),
  ]);
  const padded = (rows: number[][]) =>
    kernels.place(rows.flatMap((row) => [...row, ...Array(width - columns).fill(nan)]));
  const read = (address: number, rows: number) =>
    Array.from({ length: rows }, (_, row) => kernels.read(address + row * rowBytes, columns));
  return { kernels, width, rowBytes, padded, read };
}

/** y of each row, its largest z and Σ e^(z − it). */
function softmax(precision: Precision, rows: number[][]): { y: number[][]; sums: number[][] } {
  const { kernels, width, rowBytes, padded, read } = kernelsFor(precision, rows[0].length);
  const [z, y] = [padded(rows), kernels.room(rows.length * width)];
  const sums = kernels.doubles(Array(2 * rows.length).fill(nan));
  kernels.call.softmax(z, y, z + rows.length * rowBytes, sums);
  const ofRow = (row: number) => [...new Float64Array(kernels.memory.buffer, sums + 16 * row, 2)];
  return { y: read(y, rows.length), sums: rows.map((_, row) => ofRow(row)) };
}

function gradient(precision: Precision, y: number[][], outputGradient: number[][]): number[][] {
  const { kernels, rowBytes, padded, read } = kernelsFor(precision, y[0].length);
  const [at, gradientAt] = [padded(y), padded(outputGradient)];
  kernels.call.gradient(at, gradientAt, at + y.length * rowBytes);
  return read(gradientAt, y.length);
}

/** exp(z − max z) over its sum, one rounding after the other. */
function plainSoftmax(precision: Precision, z: number[]): { y: number[]; sums: number[] } {
  const round = rounding[precision];
  const max = Math.max(...z);
  const shifted = z.map((value) => round(value - max));
  const powers = precision === "f32" ? [...exponential32(shifted)] : shifted.map(exp);
  let sum = 0;
  for (const power of powers) sum = round(sum + power);
  return { y: powers.map((power) => round(power / sum)), sums: [max, sum] };
}

const rowsOf = (precision: Precision, columns: number, scale: number): number[][] =>
  [0, 1, 2].map((row) =>
    between(-scale, scale, 3 * columns)
      .slice(row * columns, (row + 1) * columns)
      .map(rounding[precision]),
  );

describe.each(precisions)("emitSoftmax in %s", (precision) => {
  it.each(sizes)("makes the bits of a plain loop over %i columns", (columns) => {
    const rows = rowsOf(precision, columns, 10);
    const wanted = rows.map((row) => plainSoftmax(precision, row));
    const made = softmax(precision, rows);
    expect(made.y).toEqual(wanted.map(({ y }) => y));
    expect(made.sums).toEqual(wanted.map(({ sums }) => sums));
  });

  it("neither overflows nor divides by 0, however far the logits lie apart", () => {
    const { y, sums } = softmax(precision, [
      [1e30, 1e30],
      [-1e30, 1e30],
      [-1e30, -1e30],
      [-infinity, 3],
    ]);
    expect(y).toEqual([
      [0.5, 0.5],
      [0, 1],
      [0.5, 0.5],
      [0, 1],
    ]);
    const [large, small] = [1e30, -1e30].map(rounding[precision]);
    expect(sums).toEqual([
      [large, 2],
      [large, 1],
      [small, 2],
      [3, 1],
    ]);
  });

  it("answers NaN where a logit is NaN, wherever it stands, and in that row alone", () => {
    const { y, sums } = softmax(precision, [
      [nan, 1, 2],
      [0, 0, 0],
      [1, nan, 2],
      [1, 2, nan],
    ]);
    const third = rounding[precision](1 / 3);
    expect(y).toEqual([
      [nan, nan, nan],
      [third, third, third],
      [nan, nan, nan],
      [nan, nan, nan],
    ]);
    expect(sums.map(([, sum]) => Number.isNaN(sum))).toEqual([true, false, true, true]);
  });
});

it.each(sizes)("emitSoftmax in f64 has the bits of network/activations.ts, %i columns", (columns) => {
  const rows = rowsOf("f64", columns, 10);
  expect(softmax("f64", rows).y).toEqual(rows.map((row) => [...publicSoftmax(row)]));
});

describe.each(precisions)("emitSoftmaxGradient in %s", (precision) => {
  it.each(sizes)("makes the bits of a plain loop over %i columns", (columns) => {
    const round = rounding[precision];
    const y = softmax(precision, rowsOf(precision, columns, 3)).y;
    const outputGradient = rowsOf(precision, columns, 1).toReversed();
    const wanted = y.map((row, r) => {
      let dot = 0;
      for (let i = 0; i < columns; i++) dot = round(dot + round(row[i] * outputGradient[r][i]));
      return row.map((yi, i) => round(yi * round(outputGradient[r][i] - dot)));
    });
    expect(gradient(precision, y, outputGradient)).toEqual(wanted);
  });
});

it("emitSoftmaxGradient in f64 has the bits of network/activations.ts", () => {
  const y = softmax("f64", rowsOf("f64", 7, 3)).y;
  const outputGradient = rowsOf("f64", 7, 1);
  expect(gradient("f64", y, outputGradient)).toEqual(
    y.map((row, i) => [...publicGradient(row, outputGradient[i])]),
  );
});
