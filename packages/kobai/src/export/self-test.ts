// The self-test that travels inside an export: a few inputs, and the outputs that the reference gives for them.
import { scale, unscale } from "../data/scaling.js";
import type { Model } from "../model/model.js";
import { floats, precisionOf } from "../network/parameters.js";
import { referenceRunner } from "../reference/machine.js";

export interface Sample {
  readonly input: readonly number[];
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
    const scaled = input.slice();
    if (scaling) scaled.set(scale(Float64Array.from(input), scaling));
    const output = runner.outputs(scaled);
    return {
      input: Array.from(input),
      output: Array.from(targetScaling ? unscale(output, targetScaling) : output),
    };
  });
}

function sampleValue({ scaling }: Model, row: number, column: number): number {
  const share = ((7 * column + 4 * row + 3) % 11) / 10;
  if (scaling === undefined) return share;
  const spread = scaling.kind === "minmax" ? share : 2 * share - 1;
  return scaling.offset[column] + spread / scaling.factor[column];
}
