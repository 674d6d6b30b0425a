// An optimizer and its schedule as plain data, with every setting filled in. The formulas are PyTorch's: docs/numerics.md.
import type { Floats } from "../network/parameters.js";

/** How the learning rate moves. */
export type Schedule =
  /** The rate times `factor` after every `every` epochs. */
  | {
      readonly kind: "step";
      readonly from: number;
      readonly factor: number;
      readonly every: number;
      readonly warmup: number;
    }
  /** In a straight line to `to` over the whole training. */
  | { readonly kind: "linear"; readonly from: number; readonly to: number; readonly warmup: number }
  /** The rate times `factor` per epoch, falling at every step. */
  | { readonly kind: "exponential"; readonly from: number; readonly factor: number; readonly warmup: number }
  /** Along half a cosine to `to` over the whole training. */
  | { readonly kind: "cosine"; readonly from: number; readonly to: number; readonly warmup: number }
  /** Only the warm-up, then constant. */
  | { readonly kind: "constant"; readonly from: number; readonly warmup: number };

export type OptimizerName = Optimizer["kind"];

export interface GradientDescent {
  readonly kind: "gradient-descent";
  readonly learningRate: number | Schedule;
}
export interface Momentum {
  readonly kind: "momentum";
  readonly learningRate: number | Schedule;
  readonly momentum: number;
  readonly nesterov: boolean;
}
export interface RmsProp {
  readonly kind: "rmsprop";
  readonly learningRate: number | Schedule;
  readonly decay: number;
  readonly epsilon: number;
}
export interface Adam {
  readonly kind: "adam";
  readonly learningRate: number | Schedule;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}
export interface AdamW extends Omit<Adam, "kind"> {
  readonly kind: "adamw";
  /** Each step first shrinks every parameter by learningRate · weightDecay. */
  readonly weightDecay: number;
}
export type Optimizer = GradientDescent | Momentum | RmsProp | Adam | AdamW;

/** How many numbers an optimizer keeps for each parameter. */
export const momentsOf: Record<OptimizerName, number> = {
  "gradient-descent": 0,
  momentum: 1,
  rmsprop: 1,
  adam: 2,
  adamw: 2,
};

/** One array of parameters at one step. An update changes `parameters` and `moments` in place.
 *
 * Shapes  all arrays have the same length; as many moments as `momentsOf` says, 0 before the first step
 */
export interface Update {
  readonly parameters: Floats;
  readonly gradient: Floats;
  readonly moments: readonly Floats[];
  readonly learningRate: number;
  /** Finished steps of the whole training. */
  readonly step: number;
}
