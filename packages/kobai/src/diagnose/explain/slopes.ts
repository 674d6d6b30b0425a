// One output of a network and its slope by every input: backpropagation that begins at the output instead of a loss.
import { activationGradient, inputGradient } from "../../reference/dense.js";
import { forward, type Network64 } from "../../reference/forward.js";

type Vector = Float64Array<ArrayBuffer>;

/** Shapes  input, slopes [inputSize] */
export function slopesAt(
  network: Network64,
  input: ArrayLike<number>,
  output: number,
): { readonly value: number; readonly slopes: Vector } {
  const passes = forward(network, input);
  const { y } = passes[passes.length - 1];
  // ∂F/∂y is 1 at the output itself
  let gradient: Vector = y.map((_, i) => Number(i === output));
  for (let layer = passes.length - 1; layer >= 0; layer--) {
    const delta = activationGradient(network.layers[layer].activation, passes[layer], gradient);
    gradient = inputGradient(network.parameters[layer], delta, passes[layer].input.length);
  }
  return { value: y[output], slopes: gradient };
}
