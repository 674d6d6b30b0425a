// Scaling of columns: made from the training data, kept in the model, applied before the first layer.
// All sums are f64 over ascending rows, so that the same data gives the same bits everywhere.
import { type Floats, floats } from "../network/parameters.js";
import { fail } from "./errors.js";
import { cellOf, firstNotFinite, precisionOfValues } from "./numbers.js";
import type { DataSource } from "./source.js";

/** scaled = (value − offset) · factor, per column. */
export interface Scaling {
  readonly kind: "standard" | "minmax";
  readonly offset: readonly number[];
  readonly factor: readonly number[];
}

/** To mean 0 and standard deviation 1 per column; a constant column becomes 0.
 *
 * Shapes   inputs [rows][inputSize]
 * Throws   "scaling/empty", "scaling/not-finite", "scaling/spread"
 * Numeric  two passes: the mean, then the mean square around it (divided by the rows, as scikit-learn does)
 */
export function standardScaling(inputs: Floats, inputSize: number): Scaling {
  const seen = new Ranges(inputSize);
  seen.add(inputs);
  const mean = seen.mean();
  const squares = new Float64Array(inputSize);
  addSquares(squares, inputs, mean);
  return standard(seen, mean, squares);
}

/** To the interval from 0 to 1 per column; a constant column becomes 0.
 *
 * Shapes  inputs [rows][inputSize]
 * Throws  "scaling/empty", "scaling/not-finite", "scaling/spread"
 */
export function minmaxScaling(inputs: Floats, inputSize: number): Scaling {
  const seen = new Ranges(inputSize);
  seen.add(inputs);
  return minmax(seen);
}

export interface SourceScaling {
  readonly kind: Scaling["kind"];
  readonly part: "inputs" | "targets";
  /** Numbers per row. */
  readonly size: number;
}

/** The same numbers from rows on demand, to the bit: they are read once, and for "standard" twice.
 *
 * Throws  "scaling/empty", "scaling/not-finite", "scaling/spread"
 */
export async function sourceScaling(
  source: DataSource,
  { kind, part, size }: SourceScaling,
): Promise<Scaling> {
  const seen = new Ranges(size);
  for await (const chunk of source.read()) seen.add(chunk[part]!);
  if (kind === "minmax") return minmax(seen);
  const mean = seen.mean();
  const squares = new Float64Array(size);
  for await (const chunk of source.read()) addSquares(squares, chunk[part]!, mean);
  return standard(seen, mean, squares);
}

function standard(seen: Ranges, mean: Float64Array, squares: Float64Array): Scaling {
  return scaling(
    "standard",
    mean,
    squares.map((sum) => Math.sqrt(sum / seen.rows)),
  );
}

function minmax({ min, max }: Ranges): Scaling {
  return scaling(
    "minmax",
    min,
    max.map((value, column) => value - min[column]),
  );
}

function scaling(kind: Scaling["kind"], offset: Float64Array, spread: Float64Array): Scaling {
  spread.forEach((value, column) => {
    if (!Number.isFinite(value) || !Number.isFinite(offset[column])) fail("scaling/spread", { column });
  });
  // 1/0 and 1/denormal are infinite: such a column varies by nothing that could be told apart
  const factor = Array.from(spread, (value) => (Number.isFinite(1 / value) ? 1 / value : 1));
  return { kind, offset: Array.from(offset), factor };
}

/** Of each column the least and the largest number, and Σ x; rows may come in parts. */
class Ranges {
  rows = 0;
  min = new Float64Array();
  max = new Float64Array();
  readonly #sums: Float64Array;

  constructor(size: number) {
    this.#sums = new Float64Array(size);
  }

  /** Throws "scaling/empty", "scaling/not-finite" */
  add(values: Floats): void {
    const size = this.#sums.length;
    if (values.length === 0 || values.length % size !== 0)
      fail("scaling/empty", { got: values.length, size });
    const bad = firstNotFinite(values);
    const { row, column } = cellOf(bad, size);
    if (bad >= 0) fail("scaling/not-finite", { row: this.rows + row, column, got: values[bad] });
    if (this.rows === 0) this.min = Float64Array.from(values.subarray(0, size));
    if (this.rows === 0) this.max = this.min.slice();
    this.#look(values);
    this.rows += values.length / size;
  }

  #look(values: Floats): void {
    const { min, max } = this;
    const sums = this.#sums;
    const size = sums.length;
    for (let start = 0; start < values.length; start += size)
      for (let j = 0; j < size; j++) {
        const value = values[start + j];
        if (value < min[j]) min[j] = value;
        if (value > max[j]) max[j] = value;
        sums[j] += value;
      }
  }

  /** The mean of equal numbers may differ from them in the last bit: a constant column is known by its range. */
  mean(): Float64Array {
    return this.#sums.map((sum, j) => (this.min[j] === this.max[j] ? this.min[j] : sum / this.rows));
  }
}

/** Adds Σ (x − mean)² of each column. */
function addSquares(sums: Float64Array, values: Floats, mean: Float64Array): void {
  for (let start = 0; start < values.length; start += mean.length)
    for (let j = 0; j < mean.length; j++) {
      const difference = values[start + j] - mean[j];
      sums[j] += difference * difference;
    }
}

/** Writes (value − offset) · factor, computed in f64 and rounded once. Shapes: values, result [rows][columns]. */
export function scaleInto(result: Floats, values: ArrayLike<number>, { offset, factor }: Scaling): void {
  const columns = offset.length;
  for (let start = 0; start < values.length; start += columns)
    for (let column = 0; column < columns; column++)
      result[start + column] = (values[start + column] - offset[column]) * factor[column];
}

/** A scaled copy in the precision of the values. Shapes: values [rows][columns]. */
export function scale(values: Floats, scaling: Scaling): Floats {
  const result = floats(precisionOfValues(values), values.length);
  scaleInto(result, values, scaling);
  return result;
}

/** The way back: writes value / factor + offset, also over the values. Shapes: values, result [rows][columns]. */
export function unscaleInto(result: Floats, values: Floats, { offset, factor }: Scaling): void {
  const columns = offset.length;
  for (let start = 0; start < values.length; start += columns)
    for (let column = 0; column < columns; column++)
      result[start + column] = values[start + column] / factor[column] + offset[column];
}

/** The way back as a copy, in the precision of the values. */
export function unscale(values: Floats, scaling: Scaling): Floats {
  const result = floats(precisionOfValues(values), values.length);
  unscaleInto(result, values, scaling);
  return result;
}
