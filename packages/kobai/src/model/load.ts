// A model from the bytes of a safetensors file: one of ours, or one that PyTorch wrote.
import type { ActivationName } from "../network/activations.js";
import { dense } from "../network/dense.js";
import { checkDescription, checkParameters } from "./check.js";
import { fail } from "./errors.js";
import { type Metadata, readMetadata } from "./format/metadata.js";
import { readTensors, type Tensor } from "./format/safetensors.js";
import type { Model } from "./model.js";
import { take, takeParameters, type Unclaimed, unclaimed } from "./tensors.js";

export interface LoadOptions {
  /** One per layer, for a file that does not say. */
  readonly activations?: readonly ActivationName[];
}

/** The model of a file. A checkpoint gives the model it holds.
 *
 * Throws  everything that begins with "file/", "json/", "metadata/", "load/" or "model/", and what `checkLayer` throws
 */
export function load(bytes: Uint8Array, options: LoadOptions = {}): Model {
  const { tensors, metadata } = readTensors(bytes);
  const rest = unclaimed(tensors);
  if (metadata.kobai === undefined) return loadForeign(tensors, rest, options);
  const about = readMetadata(metadata.kobai);
  checkActivations(about, options);
  const model = takeModel(rest, about);
  checkNothingLeft(rest, about);
  return model;
}

/** The model that the metadata describes, claiming its tensors. */
export function takeModel(rest: Unclaimed, { format, checkpoint, seed = 0, ...about }: Metadata): Model {
  checkDescription({ seed, ...about });
  const parameters = takeParameters(rest, about);
  checkParameters(about, parameters);
  return { seed, ...about, parameters };
}

function checkActivations({ layers }: Metadata, { activations }: LoadOptions): void {
  if (activations === undefined) return;
  if (activations.length !== layers.length)
    fail("load/activations-count", { expected: layers.length, got: activations.length });
  layers.forEach(({ activation: expected }, i) => {
    if (activations[i] !== expected)
      fail("load/activations-differ", { layer: i + 1, expected, got: activations[i] });
  });
}

const ofTraining = /^(?:optimizer|best)\./;

function checkNothingLeft(rest: Unclaimed, { layers, checkpoint }: Metadata): void {
  for (const name of rest.keys())
    if (!checkpoint || !ofTraining.test(name)) fail("load/extra", { tensor: name, layers: layers.length });
}

/** A file without our metadata: the layers are read off the names and shapes of its tensors. */
function loadForeign(tensors: readonly Tensor[], rest: Unclaimed, { activations }: LoadOptions): Model {
  const modules = modulesOf(tensors);
  if (modules.length === 0) fail("load/empty", {});
  if (activations === undefined) return fail("load/activations-unknown", { layers: modules.length });
  if (activations.length !== modules.length)
    fail("load/activations-count", { expected: modules.length, got: activations.length });
  const sizes = modules.map((module) => weightSizes(rest, `${module}.weight`));
  const layers = activations.map((activation, i) => dense(sizes[i].outputs, activation));
  const model = { inputSize: sizes[0].inputs, seed: 0, layers };
  checkDescription(model);
  const parameters = modules.map((module, i) => ({
    weights: take(rest, `${module}.weight`, [sizes[i].outputs, sizes[i - 1]?.outputs ?? model.inputSize]),
    bias: take(rest, `${module}.bias`, [sizes[i].outputs]),
  }));
  checkParameters(model, parameters);
  return { ...model, parameters };
}

/** The numbers of the modules that have parameters, ascending: 0, 2, 4 …, or others where a model has dropout. */
function modulesOf(tensors: readonly Tensor[]): number[] {
  const modules = tensors.map(({ name }) => {
    const number = /^(0|[1-9]\d{0,8})\.(?:weight|bias)$/.exec(name)?.[1];
    return number === undefined ? fail("load/name", { tensor: name }) : Number(number);
  });
  return [...new Set(modules)].sort((a, b) => a - b);
}

function weightSizes(rest: Unclaimed, name: string): { outputs: number; inputs: number } {
  const shape = rest.get(name)?.shape;
  const [outputs = 0, inputs = 0, ...more] = shape ?? [];
  if (outputs < 1 || inputs < 1 || more.length > 0) fail("load/weight", { tensor: name, got: shape });
  return { outputs, inputs };
}
