// The way forward: one sample through all layers, with everything kept that the way back needs.
import type { DenseLayer } from "../network/dense.js";
import { copyParameters, type LayerParameters } from "../network/parameters.js";
import { activate, affine, type Parameters64 } from "./dense.js";
import { dropoutMask } from "./dropout.js";

type Vector = Float64Array<ArrayBuffer>;

/** A network as the reference computes it: the layers, and the parameters in f64. */
export interface Network64 {
  readonly layers: readonly DenseLayer[];
  readonly parameters: readonly Parameters64[];
}

/** What one layer made of one sample. */
export interface LayerPass {
  /** x [inputSize] */
  readonly input: Vector;
  /** W·x + b [outputSize] */
  readonly z: Vector;
  /** f(z), before dropout */
  readonly y: Vector;
  /** The factors of dropout, where there is dropout. */
  readonly mask?: Vector;
  /** What the next layer sees. */
  readonly output: Vector;
}

/** Where a sample stands in the training; dropout depends on it. */
export interface SamplePlace {
  readonly seed: number;
  readonly step: number;
  readonly row: number;
}

/** A copy of the network's parameters in f64. */
export function toNetwork64({
  layers,
  parameters,
}: {
  readonly layers: readonly DenseLayer[];
  readonly parameters: readonly LayerParameters[];
}): Network64 {
  return { layers, parameters: copyParameters(parameters, "f64") as Parameters64[] };
}

/** One pass per layer. Drops outputs only when it is told where in the training the sample stands. */
export function forward(network: Network64, input: ArrayLike<number>, place?: SamplePlace): LayerPass[] {
  const passes: LayerPass[] = [];
  let x = new Float64Array(input);
  network.layers.forEach(({ activation, dropout = 0, outputSize }, layer) => {
    const z = affine(network.parameters[layer], x);
    const y = activate(activation, z);
    const mask = place && dropout > 0 ? dropoutMask(outputSize, dropout, { ...place, layer }) : undefined;
    const output = mask ? y.map((value, j) => value * mask[j]) : y;
    passes.push({ input: x, z, y, output, ...(mask && { mask }) });
    x = output;
  });
  return passes;
}
