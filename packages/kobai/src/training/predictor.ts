// A model as a function from inputs to outputs.
import { compiledRunner } from "../compile/runner.js";
import { scale, unscale } from "../data/scaling.js";
import type { Model } from "../model/model.js";
import { outputSize } from "../network/network.js";
import { type Floats, floats, precisionOf } from "../network/parameters.js";
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

/** Compiles a model once, to predict many times. Throws "compile/…" */
export async function predictor(model: Model): Promise<Predictor> {
  const runner = await compiledRunner(model);
  const { inputSize } = model;
  const size = outputSize(model);
  const run = (inputs: ArrayLike<number>) => inUnits(model, runner.outputs(prepared(model, inputs)));
  const one = (input: ArrayLike<number>, output?: Floats): Floats => {
    if (input.length !== inputSize) fail("predict/input-size", { expected: inputSize, got: input.length });
    if (output && output.length !== size) fail("predict/output-size", { expected: size, got: output.length });
    const made = run(input);
    output?.set(made);
    return output ?? made;
  };
  const all = (inputs: ArrayLike<number>): Floats => {
    if (inputs.length % inputSize !== 0) fail("predict/inputs-size", { inputSize, got: inputs.length });
    return run(inputs);
  };
  return Object.assign(one, { all });
}

/** A scaled copy in the precision of the model. */
function prepared(model: Model, inputs: ArrayLike<number>): Floats {
  const { inputSize, scaling } = model;
  const copy = floats(precisionOf(model.parameters), inputs.length);
  if (scaling) copy.set(scale(Float64Array.from(inputs), scaling));
  else copy.set(inputs);
  const bad = copy.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0)
    fail("predict/not-finite", {
      row: Math.floor(bad / inputSize),
      column: bad % inputSize,
      got: inputs[bad],
    });
  return copy;
}

function inUnits({ targetScaling }: Model, outputs: Floats): Floats {
  return targetScaling ? unscale(outputs, targetScaling) : outputs;
}
