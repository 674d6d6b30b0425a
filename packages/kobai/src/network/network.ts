// A network as plain data: what it is (layers) and what it has learned (parameters). Two machines run it,
// the reference and the compiler; nothing here computes an output.
import type { ActivationName } from "./activations.js";
import { checkLayer, type DenseLayer } from "./dense.js";
import { fail } from "./errors.js";
import { initialize } from "./initialize.js";
import type { LayerParameters } from "./parameters.js";

export interface Network {
  /** Length of an input vector. */
  readonly inputSize: number;
  /** The seed of its initial parameters, and of shuffling and dropout unless `fit` is given another. */
  readonly seed: number;
  readonly layers: readonly DenseLayer[];
  /** One entry per layer. */
  readonly parameters: readonly LayerParameters[];
}

/** A network with its initial parameters.
 *
 * Throws  "network/input-size", "network/seed", "network/no-layers" and what `checkLayer` throws
 */
export function network(
  { inputSize, seed = 0 }: { inputSize: number; seed?: number },
  layers: readonly DenseLayer[],
): Network {
  if (!Number.isInteger(inputSize) || inputSize < 1) fail("network/input-size", { got: inputSize });
  if (!Number.isSafeInteger(seed) || seed < 0) fail("network/seed", { got: seed });
  if (layers.length === 0) fail("network/no-layers", {});
  layers.forEach((layer, index) => {
    checkLayer(layer, index, layers.length);
  });
  const sizes = layerSizes(inputSize, layers);
  return {
    inputSize,
    seed,
    layers,
    parameters: layers.map((layer, i) => initialize(layer, sizes[i], seed, i)),
  };
}

/** The input length of each layer. */
export function layerSizes(inputSize: number, layers: readonly DenseLayer[]): number[] {
  return [inputSize, ...layers.slice(0, -1).map((layer) => layer.outputSize)];
}

/** Length of an output vector. */
export function outputSize({ layers }: Pick<Network, "layers">): number {
  return layers[layers.length - 1].outputSize;
}

/** The activation that makes the output. */
export function outputActivation({ layers }: Pick<Network, "layers">): ActivationName {
  return layers[layers.length - 1].activation;
}
