// A dense layer in f64, for one sample: its way forward and its way back. Every sum runs over ascending indices;
// this file is the law of arithmetic (docs/numerics.md) written out.
import { type ActivationName, elementwise, softmax, softmaxGradient } from "../network/activations.js";

/** The parameters of one layer in f64, or arrays of their shapes. */
export interface Parameters64 {
  /** [outputSize][inputSize] */
  readonly weights: Float64Array<ArrayBuffer>;
  /** [outputSize] */
  readonly bias: Float64Array<ArrayBuffer>;
}

type Vector = Float64Array<ArrayBuffer>;

/** Where a gradient begins. */
export const zerosLike = ({ weights, bias }: Parameters64): Parameters64 => ({
  weights: new Float64Array(weights.length),
  bias: new Float64Array(bias.length),
});

/** z = b + W·x: each z starts at its bias and adds w·x for ascending inputs. */
export function affine({ weights, bias }: Parameters64, input: ArrayLike<number>): Vector {
  const z = bias.slice();
  for (let i = 0; i < z.length; i++)
    for (let k = 0; k < input.length; k++) z[i] += weights[i * input.length + k] * input[k];
  return z;
}

/** y = f(z) */
export function activate(activation: ActivationName, z: Vector): Vector {
  return activation === "softmax" ? softmax(z) : z.map(elementwise[activation].value);
}

/** ∂loss/∂z from ∂loss/∂y: times f′(z), or for softmax through its Jacobian. */
export function activationGradient(
  activation: ActivationName,
  { z, y }: { readonly z: Vector; readonly y: Vector },
  outputGradient: Vector,
): Vector {
  if (activation === "softmax") return softmaxGradient(y, outputGradient);
  const { derivative } = elementwise[activation];
  return outputGradient.map((g, i) => g * derivative(z[i], y[i]));
}

/** ∂loss/∂W = δ·xᵀ and ∂loss/∂b = δ of one sample, added to the gradient of those before it. */
export function addGradient(gradient: Parameters64, delta: Vector, input: ArrayLike<number>): void {
  for (let i = 0; i < delta.length; i++) {
    for (let j = 0; j < input.length; j++) gradient.weights[i * input.length + j] += delta[i] * input[j];
    gradient.bias[i] += delta[i];
  }
}

/** ∂loss/∂x = Wᵀ·δ: each starts at 0 and adds w·δ for ascending outputs. */
export function inputGradient({ weights }: Parameters64, delta: Vector, inputSize: number): Vector {
  const gradient = new Float64Array(inputSize);
  for (let j = 0; j < inputSize; j++)
    for (let i = 0; i < delta.length; i++) gradient[j] += weights[i * inputSize + j] * delta[i];
  return gradient;
}
