// What a loss is: its value and its derivative side by side, for one sample.
import type { ActivationName } from "../network/activations.js";

export const lossNames = [
  "squared-error",
  "mean-squared-error",
  "cross-entropy",
  "binary-cross-entropy",
] as const;
export type LossName = (typeof lossNames)[number];

/** One sample seen from the end of the network, each [outputSize]. */
export interface LossSample {
  /** z of the last layer, before its activation. */
  readonly logits: ArrayLike<number>;
  /** y of the last layer. */
  readonly output: ArrayLike<number>;
  readonly target: ArrayLike<number>;
}

export interface Loss {
  readonly name: LossName;
  /** How the losses of the samples of a batch become one: the lecture's squared-error adds, all others average. */
  readonly reduction: "sum" | "mean";
  /** The only activation this loss can follow; absent when it can follow any. */
  readonly follows?: ActivationName;
  /** Of one sample: a sum over its outputs in ascending order. */
  readonly value: (sample: LossSample) => number;
  /** The derivative of `value` by output i. With `follows` it is taken through the activation at once, by logit i,
   * which neither overflows nor divides. */
  readonly gradient: (sample: LossSample, i: number) => number;
}
