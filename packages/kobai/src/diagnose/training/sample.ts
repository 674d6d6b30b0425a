// Rows of a dataset as a model sees them.
import type { Dataset } from "../../data/dataset.js";
import { scale } from "../../data/scaling.js";
import type { Model } from "../../model/model.js";
import type { Floats } from "../../network/parameters.js";

export function rowsOf({ inputSize }: Pick<Model, "inputSize">, { inputs }: Dataset): number {
  return inputs.length / inputSize;
}

/** `count` of `of`, evenly spread. */
export function spread(count: number, of: number): number[] {
  const taken = Math.min(count, of);
  return Array.from({ length: taken }, (_, i) => Math.floor((i * of) / taken));
}

/** Shapes  [rows][inputSize] each */
export function scaledRows(
  { inputSize, scaling }: Model,
  { inputs }: Dataset,
  rows: readonly number[],
): Floats[] {
  return rows.map((row) => {
    const cells = inputs.slice(row * inputSize, (row + 1) * inputSize);
    return scaling ? scale(cells, scaling) : cells;
  });
}
