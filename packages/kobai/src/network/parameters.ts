// The learned numbers of a layer, in the public layout: weights out first, as in the lecture and in PyTorch.

export type Floats = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
export type Precision = "f32" | "f64";

export interface LayerParameters {
  /** [outputSize][inputSize], row-major: weights[i·inputSize + j] joins input j to output i. */
  readonly weights: Floats;
  /** [outputSize] */
  readonly bias: Floats;
}

export function floats(precision: Precision, size: number): Floats {
  return precision === "f32" ? new Float32Array(size) : new Float64Array(size);
}

/** The precision that parameters are stored in. */
export function precisionOf(parameters: readonly LayerParameters[]): Precision {
  return parameters.every(({ weights }) => weights instanceof Float32Array) ? "f32" : "f64";
}

/** A copy in the given precision. */
export function copyParameters(
  parameters: readonly LayerParameters[],
  precision: Precision,
): LayerParameters[] {
  const copy = (values: Floats) => {
    const copied = floats(precision, values.length);
    copied.set(values);
    return copied;
  };
  return parameters.map(({ weights, bias }) => ({ weights: copy(weights), bias: copy(bias) }));
}

/** How many numbers the network learns. */
export function parameterCount(parameters: readonly LayerParameters[]): number {
  return parameters.reduce((sum, { weights, bias }) => sum + weights.length + bias.length, 0);
}
