// An optimizer as plain data, with every setting filled in. The formulas are PyTorch's: docs/numerics.md.
import type { Floats } from "../network/parameters.js";
import type { Schedule } from "./schedules.js";

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
