// Scaling of columns: made from the training data, kept in the model, applied before the first layer.
// All sums are f64 over ascending rows, so that the same data gives the same bits everywhere.
import { type Floats, floats } from "../network/parameters.js";
import { fail } from "./errors.js";
import { cellOf, firstNotFinite, precisionOfValues } from "./numbers.js";

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
  const { min, max } = ranges(inputs, inputSize);
  const rows = inputs.length / inputSize;
  // the mean of equal numbers may differ from them in the last bit: a constant column is known by its range
  const constant = (column: number) => min[column] === max[column];
  const mean = columnSums(inputs, inputSize).map((sum, j) => (constant(j) ? min[j] : sum / rows));
  const spread = squareSums(inputs, mean).map((sum) => Math.sqrt(sum / rows));
  return scaling("standard", mean, spread);
}

/** To the interval from 0 to 1 per column; a constant column becomes 0.
 *
 * Shapes  inputs [rows][inputSize]
 * Throws  "scaling/empty", "scaling/not-finite", "scaling/spread"
 */
export function minmaxScaling(inputs: Floats, inputSize: number): Scaling {
  const { min, max } = ranges(inputs, inputSize);
  const spread = max.map((value, column) => value - min[column]);
  return scaling("minmax", min, spread);
}

function scaling(kind: Scaling["kind"], offset: Float64Array, spread: Float64Array): Scaling {
  spread.forEach((value, column) => {
    if (!Number.isFinite(value) || !Number.isFinite(offset[column])) fail("scaling/spread", { column });
  });
  // 1/0 and 1/denormal are infinite: such a column varies by nothing that could be told apart
  const factor = Array.from(spread, (value) => (Number.isFinite(1 / value) ? 1 / value : 1));
  return { kind, offset: Array.from(offset), factor };
}

function ranges(inputs: Floats, inputSize: number): { min: Float64Array; max: Float64Array } {
  if (inputs.length === 0 || inputs.length % inputSize !== 0)
    fail("scaling/empty", { got: inputs.length, size: inputSize });
  const bad = firstNotFinite(inputs);
  if (bad >= 0) fail("scaling/not-finite", { ...cellOf(bad, inputSize), got: inputs[bad] });
  const min = Float64Array.from(inputs.subarray(0, inputSize));
  const max = min.slice();
  for (let start = 0; start < inputs.length; start += inputSize)
    for (let j = 0; j < inputSize; j++) {
      if (inputs[start + j] < min[j]) min[j] = inputs[start + j];
      if (inputs[start + j] > max[j]) max[j] = inputs[start + j];
    }
  return { min, max };
}

/** Σ x of each column. */
function columnSums(inputs: Floats, inputSize: number): Float64Array {
  const sums = new Float64Array(inputSize);
  for (let start = 0; start < inputs.length; start += inputSize)
    for (let j = 0; j < inputSize; j++) sums[j] += inputs[start + j];
  return sums;
}

/** Σ (x − mean)² of each column. */
function squareSums(inputs: Floats, mean: Float64Array): Float64Array {
  const sums = new Float64Array(mean.length);
  for (let start = 0; start < inputs.length; start += mean.length)
    for (let j = 0; j < mean.length; j++) {
      const difference = inputs[start + j] - mean[j];
      sums[j] += difference * difference;
    }
  return sums;
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
