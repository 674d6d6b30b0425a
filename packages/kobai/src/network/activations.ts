// Activation functions in f64, each value beside its derivative. The compiler emits its own kernels for them;
// these are what they are held to. Sources of the formulas: docs/numerics.md.
import { erf, exp, tanh } from "../math/index.js";

export const activationNames = [
  "sigmoid",
  "tanh",
  "relu",
  "leaky-relu",
  "silu",
  "gelu",
  "identity",
  "softmax",
] as const;
export type ActivationName = (typeof activationNames)[number];

/** One number in, one number out: every activation but softmax. */
export interface ElementwiseActivation {
  readonly value: (z: number) => number;
  /** dy/dz from z and y = value(z); 0 at the kink of relu, the slope of the left side at that of leaky-relu. */
  readonly derivative: (z: number, y: number) => number;
}

export const leakySlope = 0.01;

const logistic = (z: number) => 1 / (1 + exp(-z));
/** Φ(z), the distribution function of the standard normal. */
const normalCdf = (z: number) => 0.5 * (1 + erf(z * Math.SQRT1_2));
const normalDensity = (z: number) => 0.3989422804014327 * exp(-0.5 * z * z);

export const elementwise: Record<Exclude<ActivationName, "softmax">, ElementwiseActivation> = {
  sigmoid: { value: logistic, derivative: (_, y) => y * (1 - y) },
  tanh: { value: tanh, derivative: (_, y) => 1 - y * y },
  // `z < 0` rather than `z > 0`: NaN passes through instead of turning into a 0 that hides it
  relu: { value: (z) => (z < 0 ? 0 : z), derivative: (z) => (z > 0 ? 1 : 0) },
  "leaky-relu": { value: (z) => (z < 0 ? leakySlope * z : z), derivative: (z) => (z > 0 ? 1 : leakySlope) },
  silu: {
    value: (z) => z * logistic(z),
    derivative: (z) => logistic(z) * (1 + z * (1 - logistic(z))),
  },
  gelu: { value: (z) => z * normalCdf(z), derivative: (z) => normalCdf(z) + z * normalDensity(z) },
  identity: { value: (z) => z, derivative: () => 1 },
};

/** Probabilities of a row of logits: exp(z − max z), divided by its sum over ascending indices. */
export function softmax(logits: ArrayLike<number>): Float64Array<ArrayBuffer> {
  let max = logits[0];
  for (let i = 1; i < logits.length; i++) if (!(logits[i] <= max)) max = logits[i];
  const y = new Float64Array(logits.length);
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    y[i] = exp(logits[i] - max);
    sum += y[i];
  }
  for (let i = 0; i < y.length; i++) y[i] /= sum;
  return y;
}

/** ∂loss/∂z of softmax from y = softmax(z) and ∂loss/∂y: its Jacobian is yᵢ (δᵢⱼ − yⱼ). */
export function softmaxGradient(
  y: ArrayLike<number>,
  outputGradient: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  let mean = 0;
  for (let j = 0; j < y.length; j++) mean += y[j] * outputGradient[j];
  return Float64Array.from(y, (yi, i) => yi * (outputGradient[i] - mean));
}
