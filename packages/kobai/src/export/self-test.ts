// The self-test that travels inside an export: a few inputs, by name too where they have names, and the outputs that the
// reference gives for them.
import { scale, unscale } from "../data/scaling.js";
import type { Model } from "../model/model.js";
import { type Floats, floats, precisionOf } from "../network/parameters.js";
import { referenceRunner } from "../reference/machine.js";

export interface Sample {
  readonly input: readonly number[];
  /** The same as cells of a row, in the order of the columns; empty where these have no names. */
  readonly row: readonly (number | string)[];
  readonly output: readonly number[];
}

/** |got − expected| ≤ tolerance · (1 + |expected|) */
export const tolerance = 1e-5;
const rows = 3;

/** Inputs spread over the range of the data, as far as the scaling knows it, and rounded to the model's precision. */
export function samplesOf(model: Model): Sample[] {
  const runner = referenceRunner(model);
  const { scaling, targetScaling } = model;
  return Array.from({ length: rows }, (_, row) => {
    const input = floats(precisionOf(model.parameters), model.inputSize);
    input.set(Array.from(input, (_, column) => sampleValue(model, row, column)));
    const cells = cellsOf(model, input, row);
    const scaled = input.slice();
    if (scaling) scaled.set(scale(Float64Array.from(input), scaling));
    const output = runner.outputs(scaled);
    return {
      input: Array.from(input),
      row: cells,
      output: Array.from(targetScaling ? unscale(output, targetScaling) : output),
    };
  });
}

/** Names the numbers of the input, and makes one category of each column of them stand out. */
function cellsOf({ columns }: Model, input: Floats, row: number): (number | string)[] {
  let next = 0;
  return (columns?.inputs ?? []).map(({ categories }, column) => {
    const at = next;
    next += categories?.length ?? 1;
    if (categories === undefined) return input[at];
    const chosen = (column + row) % categories.length;
    input.fill(0, at, next);
    input[at + chosen] = 1;
    return categories[chosen];
  });
}

function sampleValue({ scaling }: Model, row: number, column: number): number {
  const share = ((7 * column + 4 * row + 3) % 11) / 10;
  if (scaling === undefined) return share;
  const spread = scaling.kind === "minmax" ? share : 2 * share - 1;
  return scaling.offset[column] + spread / scaling.factor[column];
}
