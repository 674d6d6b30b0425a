// First weights. All are uniform, drawn from (seed, initialize, layer): all of W row by row, then b.
// Sources: Glorot & Bengio 2010 (xavier); He et al. 2015 (he); the lecture draws W and b from ±0.5.
import { randomRow, streams } from "../random.js";
import type { ActivationName } from "./activations.js";
import type { LayerParameters } from "./parameters.js";

export const initializerNames = ["lecture", "xavier", "he"] as const;
export type InitializerName = (typeof initializerNames)[number];

/** xavier keeps the size of signals where f is near its own slope at 0; he makes up for the half that relu cuts off. */
export function defaultInitializer(activation: ActivationName): InitializerName {
  return ["relu", "leaky-relu", "silu", "gelu"].includes(activation) ? "he" : "xavier";
}

/** Half the width of the interval that weights are drawn from. */
function weightRange(initializer: InitializerName, inputSize: number, outputSize: number): number {
  if (initializer === "lecture") return 0.5;
  if (initializer === "xavier") return Math.sqrt(6 / (inputSize + outputSize));
  return Math.sqrt(6 / inputSize);
}

/** What of a layer its first weights depend on. */
interface Drawn {
  readonly outputSize: number;
  readonly activation: ActivationName;
  readonly initializer?: InitializerName;
}

export function initialize(layer: Drawn, inputSize: number, seed: number, index: number): LayerParameters {
  const { outputSize, activation, initializer = defaultInitializer(activation) } = layer;
  const word = randomRow(seed, streams.initialize, { layer: index });
  const range = weightRange(initializer, inputSize, outputSize);
  const count = outputSize * inputSize;
  const uniform = (i: number) => ((2 * (word(i) + 0.5)) / 2 ** 32 - 1) * range;
  return {
    weights: Float64Array.from({ length: count }, (_, i) => uniform(i)),
    bias: Float64Array.from({ length: outputSize }, (_, i) =>
      initializer === "lecture" ? uniform(count + i) : 0,
    ),
  };
}
