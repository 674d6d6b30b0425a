// A dense layer: y = f(W·x + b), affine and activation together, as the lecture's Layer has them.
import { type ActivationName, activationNames } from "./activations.js";
import { fail } from "./errors.js";
import { type InitializerName, initializerNames } from "./initialize.js";

export interface DenseLayer {
  readonly kind: "dense";
  readonly outputSize: number;
  readonly activation: ActivationName;
  /** How its first weights are drawn; by default the one that suits the activation. */
  readonly initializer?: InitializerName;
  /** The share of this layer's outputs set to 0 in each training step, 0 ≤ dropout < 1; the rest grow by 1/(1−dropout). */
  readonly dropout?: number;
}

/** One layer as data; `network` checks it together with its neighbors. */
export function dense(
  outputSize: number,
  activation: ActivationName,
  options: { initializer?: InitializerName; dropout?: number } = {},
): DenseLayer {
  return { kind: "dense", outputSize, activation, ...options };
}

/** Throws "layer/output-size", "layer/activation", "layer/softmax-hidden", "layer/initializer", "layer/dropout". */
export function checkLayer(layer: DenseLayer, index: number, count: number): void {
  const { outputSize, activation, initializer, dropout } = layer;
  const at = { layer: index + 1 };
  const last = index === count - 1;
  if (!Number.isInteger(outputSize) || outputSize < 1 || outputSize > 2 ** 20)
    fail("layer/output-size", { ...at, got: outputSize });
  if (!activationNames.includes(activation)) fail("layer/activation", { ...at, got: activation });
  if (activation === "softmax" && !last) fail("layer/softmax-hidden", { ...at, count });
  if (initializer !== undefined && !initializerNames.includes(initializer))
    fail("layer/initializer", { ...at, got: initializer });
  if (dropout !== undefined && !(dropout >= 0 && dropout < 1)) fail("layer/dropout", { ...at, got: dropout });
  if (dropout && last) fail("layer/dropout-last", at);
}
