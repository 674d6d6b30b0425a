// What must hold for every model, whether it is about to be saved or has just been read.
import { classCount } from "../data/classes.js";
import { cellOf, firstNotFinite, precisionOfValues } from "../data/numbers.js";
import { checkLayer } from "../network/dense.js";
import { outputSize } from "../network/network.js";
import type { Floats, LayerParameters } from "../network/parameters.js";
import { fail } from "./errors.js";
import type { InputColumn, Model } from "./model.js";
import { type Shape, type Slot, slotsOf } from "./tensors.js";

/** All but the parameters.
 *
 * Throws  "model/no-layers", "model/scaling", "model/labels", "model/columns", "model/target-columns" and what
 *         `checkLayer` throws
 */
export function checkDescription(model: Omit<Model, "parameters">): void {
  const { inputSize, layers, scaling, targetScaling, labels, columns } = model;
  if (layers.length === 0) fail("model/no-layers", {});
  layers.forEach((layer, index) => {
    checkLayer(layer, index, layers.length);
  });
  const outputs = outputSize(model);
  checkScaling("scaling", scaling, inputSize);
  checkScaling("targetScaling", targetScaling, outputs);
  if (labels && labels.length !== classCount(outputs))
    fail("model/labels", { expected: classCount(outputs), got: labels.length });
  if (columns) checkColumns(columns, inputSize, outputs);
}

function checkScaling(part: string, scaling: Model["scaling"], size: number): void {
  if (!scaling) return;
  const [offsets, factors] = [scaling.offset.length, scaling.factor.length];
  if (offsets !== size || factors !== size) fail("model/scaling", { part, size, offsets, factors });
}

const inputsOf = ({ categories }: InputColumn) => categories?.length ?? 1;

function checkColumns(
  { inputs, targets }: Model["columns"] & object,
  inputSize: number,
  outputs: number,
): void {
  const got = inputs.reduce((sum, column) => sum + inputsOf(column), 0);
  if (got !== inputSize) fail("model/columns", { expected: inputSize, got });
  if (targets.length !== 1 && targets.length !== outputs)
    fail("model/target-columns", { outputSize: outputs, got: targets.length });
}

/** Sizes, one precision, and no NaN or infinity: a model that cannot predict is not worth a file.
 *
 * Throws  "model/parameters", "model/tensor", "model/precision", "model/not-finite"
 */
export function checkParameters(shape: Shape, parameters: readonly LayerParameters[], prefix = ""): void {
  if (parameters.length !== shape.layers.length)
    fail("model/parameters", { expected: shape.layers.length, got: parameters.length });
  const expected = precisionOfValues(parameters[0].weights);
  for (const slot of slotsOf(shape)) {
    const values = parameters[slot.layer][slot.part];
    const got = precisionOfValues(values);
    checkSize(values, slot, prefix);
    if (got !== expected) fail("model/precision", { tensor: prefix + slot.name, expected, got });
    checkFinite(values, slot, prefix);
  }
}

function checkSize(values: Floats, { name, shape }: Slot, prefix: string): void {
  if (values.length !== shape.reduce((a, b) => a * b))
    fail("model/tensor", { tensor: prefix + name, shape, got: values.length });
}

function checkFinite(values: Floats, { name, part, shape }: Slot, prefix: string): void {
  const bad = firstNotFinite(values);
  if (bad < 0) return;
  const { row, column } = cellOf(bad, shape.at(-1)!);
  const place = part === "weights" ? `[${row}][${column}]` : `[${bad}]`;
  fail("model/not-finite", { tensor: prefix + name, place, got: values[bad] });
}
