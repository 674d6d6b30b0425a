// A model as a function from inputs to outputs.

import { scaleInto, unscaleInto } from "../data/scaling.js";
import type { Model } from "../model/model.js";
import { outputSize } from "../network/network.js";
import { type Floats, floats, precisionOf } from "../network/parameters.js";
import { compiledRunner } from "./compiler.js";
import { fail } from "./errors.js";

export interface Predictor {
  /** The output for one input, in the units of the data; written to `output` where one is given.
   *
   * Shapes  input [inputSize] → [outputSize]
   * Throws  "predict/input-size", "predict/output-size", "predict/not-finite"
   */
  (input: ArrayLike<number>, output?: Floats): Floats;
  /** The outputs for many inputs. A row's output does not depend on the others.
   *
   * Shapes  inputs [rows][inputSize] → [rows][outputSize]
   * Throws  "predict/inputs-size", "predict/not-finite"
   */
  all(inputs: ArrayLike<number>): Floats;
}

export interface PredictorOptions {
  /** false lets the engine fuse products with their sums where it has relaxed SIMD: faster, with last bits that depend on
   * the machine. True where absent. */
  readonly deterministic?: boolean;
}

/** Compiles a model once, to predict many times. Throws "compile/…" */
export async function predictor(model: Model, options: PredictorOptions = {}): Promise<Predictor> {
  const runner = await compiledRunner(model, options);
  const { inputSize, scaling, targetScaling } = model;
  const size = outputSize(model);
  const precision = precisionOf(model.parameters);
  const scaled = floats(precision, inputSize);
  const one = (input: ArrayLike<number>, output = floats(precision, size)): Floats => {
    if (input.length !== inputSize) fail("predict/input-size", { expected: inputSize, got: input.length });
    if (output.length !== size) fail("predict/output-size", { expected: size, got: output.length });
    if (scaling) scaleInto(scaled, input, scaling);
    runner.output(scaling ? scaled : input, output);
    if (Number.isNaN(output[0])) checkFinite(model, input);
    if (targetScaling) unscaleInto(output, output, targetScaling);
    return output;
  };
  const all = (inputs: ArrayLike<number>): Floats => {
    if (inputs.length % inputSize !== 0) fail("predict/inputs-size", { inputSize, got: inputs.length });
    const outputs = runner.outputs(prepared(model, inputs));
    if (Number.isNaN(outputs[0])) checkFinite(model, inputs);
    if (targetScaling) unscaleInto(outputs, outputs, targetScaling);
    return outputs;
  };
  return Object.assign(one, { all });
}

/** As they are where the engine can take them so, else a scaled copy in the precision of the model. */
function prepared(model: Model, inputs: ArrayLike<number>): Floats {
  const isTyped = inputs instanceof Float32Array || inputs instanceof Float64Array;
  return isTyped && !model.scaling ? (inputs as Floats) : copied(model, inputs);
}

function copied({ scaling, parameters }: Model, inputs: ArrayLike<number>): Floats {
  const copy = floats(precisionOf(parameters), inputs.length);
  if (scaling) scaleInto(copy, inputs, scaling);
  else copy.set(inputs);
  return copy;
}

/** Throws "predict/not-finite" for a number that is not once it is scaled and rounded to the precision of the model. */
function checkFinite(model: Model, inputs: ArrayLike<number>): void {
  const { inputSize } = model;
  const bad = copied(model, inputs).findIndex((x) => !Number.isFinite(x));
  if (bad < 0) return;
  const [row, column] = [Math.floor(bad / inputSize), bad % inputSize];
  fail("predict/not-finite", { row, column, got: inputs[bad] });
}
