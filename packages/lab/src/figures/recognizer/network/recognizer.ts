// The digit network as the figure uses it: 576 pixels, one hidden layer, ten outputs, every number of it in reach.
import { imageLength } from "../drawing/prepare.js";

/** What is read of a model. `Model` of kobai has this shape; so has anything that was loaded. */
export interface NetworkData {
  readonly inputSize: number;
  readonly layers: readonly { readonly outputSize: number; readonly activation: string }[];
  readonly parameters: readonly { readonly weights: ArrayLike<number>; readonly bias: ArrayLike<number> }[];
}

export const digits = 10;
/** Hidden activations that are never negative, so that ink can show them. */
const activations = {
  sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
  relu: (z: number) => Math.max(z, 0),
};
type HiddenActivation = keyof typeof activations;

/** More cells than this could not be told apart on the page. */
export const mostHidden = 400;

/** Shapes  hiddenWeights [hidden][576], hiddenBias [hidden], outputWeights [10][hidden], outputBias [10] */
export interface Recognizer {
  readonly hidden: number;
  readonly activation: HiddenActivation;
  readonly hiddenWeights: ArrayLike<number>;
  readonly hiddenBias: ArrayLike<number>;
  readonly outputWeights: ArrayLike<number>;
  readonly outputBias: ArrayLike<number>;
}

/** The recognizer in a model, or undefined when the model is not 576 – sigmoid or relu – softmax of 10. */
export function recognizerOf({ inputSize, layers, parameters }: NetworkData): Recognizer | undefined {
  const [first, second] = layers;
  const fits =
    inputSize === imageLength &&
    layers.length === 2 &&
    Object.hasOwn(activations, first.activation) &&
    first.outputSize <= mostHidden &&
    second.activation === "softmax" &&
    second.outputSize === digits;
  if (!fits) return undefined;
  return {
    hidden: first.outputSize,
    activation: first.activation as HiddenActivation,
    hiddenWeights: parameters[0].weights,
    hiddenBias: parameters[0].bias,
    outputWeights: parameters[1].weights,
    outputBias: parameters[1].bias,
  };
}

/** Every number of one way forward. */
export interface Reading {
  readonly input: Float32Array;
  /** What each hidden cell has added up, and what it makes of it. */
  readonly hiddenSums: Float64Array;
  readonly hidden: Float64Array;
  readonly logits: Float64Array;
  readonly probabilities: Float64Array;
  /** The digit with the largest probability. */
  readonly digit: number;
}

/** Reads one prepared drawing.
 *
 * Shapes  input [576] → hidden [hidden], logits [10], probabilities [10]
 */
export function read(recognizer: Recognizer, input: Float32Array): Reading {
  const { hidden: count, activation, hiddenWeights, hiddenBias, outputWeights, outputBias } = recognizer;
  const hiddenSums = affine(hiddenWeights, hiddenBias, input, count);
  const hidden = hiddenSums.map(activations[activation]);
  const logits = affine(outputWeights, outputBias, hidden, digits);
  const probabilities = softmax(logits);
  return { input, hiddenSums, hidden, logits, probabilities, digit: logits.indexOf(Math.max(...logits)) };
}

/** z = W·x + b */
function affine(
  W: ArrayLike<number>,
  b: ArrayLike<number>,
  x: ArrayLike<number>,
  size: number,
): Float64Array {
  const z = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < x.length; j++) sum += W[i * x.length + j] * x[j];
    z[i] = sum + b[i];
  }
  return z;
}

function softmax(logits: Float64Array): Float64Array {
  const largest = Math.max(...logits);
  const shares = logits.map((z) => Math.exp(z - largest));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
