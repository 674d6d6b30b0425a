// Parameters under the names that PyTorch's Sequential gives them: layer n is module 2n, its activation 2n + 1.
import { layerSizes, type Network } from "../network/network.js";
import type { LayerParameters } from "../network/parameters.js";
import { fail } from "./errors.js";
import type { Tensor } from "./format/safetensors.js";

export type Shape = Pick<Network, "inputSize" | "layers">;

/** The place of one array of parameters. */
export interface Slot {
  readonly layer: number;
  readonly part: "weights" | "bias";
  readonly name: string;
  readonly shape: readonly number[];
}

/** Tensors of a file that have not been claimed yet, by name. */
export type Unclaimed = Map<string, Tensor>;

export const unclaimed = (tensors: readonly Tensor[]): Unclaimed =>
  new Map(tensors.map((tensor) => [tensor.name, tensor]));

/** Weights and bias of every layer, in the order of a file. */
export function slotsOf({ inputSize, layers }: Shape): Slot[] {
  const inputs = layerSizes(inputSize, layers);
  return layers.flatMap(({ outputSize }, layer): Slot[] => [
    { layer, part: "weights", name: `${2 * layer}.weight`, shape: [outputSize, inputs[layer]] },
    { layer, part: "bias", name: `${2 * layer}.bias`, shape: [outputSize] },
  ]);
}

/** One value for the weights and one for the bias of every layer. */
export function perLayer<T>(shape: Shape, pick: (slot: Slot) => T): { weights: T; bias: T }[] {
  const slots = slotsOf(shape);
  return shape.layers.map((_, layer) => ({
    weights: pick(slots[2 * layer]),
    bias: pick(slots[2 * layer + 1]),
  }));
}

export const parameterTensors = (
  shape: Shape,
  parameters: readonly LayerParameters[],
  prefix = "",
): Tensor[] =>
  slotsOf(shape).map(({ layer, part, name, shape: dimensions }) => ({
    name: prefix + name,
    shape: dimensions,
    values: parameters[layer][part],
  }));

export const takeParameters = (from: Unclaimed, shape: Shape, prefix = ""): LayerParameters[] =>
  perLayer(shape, ({ name, shape: dimensions }) => take(from, prefix + name, dimensions));

/** The values of a tensor, which is then claimed.
 *
 * Throws  "load/missing", "load/shape"
 */
export function take(from: Unclaimed, name: string, shape: readonly number[]): Tensor["values"] {
  const tensor = from.get(name) ?? fail("load/missing", { tensor: name, shape });
  if (tensor.shape.length !== shape.length || tensor.shape.some((size, i) => size !== shape[i]))
    fail("load/shape", { tensor: name, expected: shape, got: tensor.shape });
  from.delete(name);
  return tensor.values;
}
