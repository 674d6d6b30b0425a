// A recipe: everything that a training run is made of, apart from the data and the seed.
import type { ActivationName, LossName } from "kobai";
import type { OptimizerChoice, ScheduleChoice } from "../options/train.js";

/** What a preset may know of the data. */
export interface DataShape {
  readonly rows: number;
  readonly inputSize: number;
  readonly outputSize: number;
  /** Whether rows have a class; otherwise they have numbers. */
  readonly classes: boolean;
  /** Whether these numbers are 1 and 0, each a label of its own that says yes or no. */
  readonly yesNo?: boolean;
  /** Whether inputs are grey values from 0 to 1. */
  readonly pixels: boolean;
  /** How many rows the rarest class, or the rarest answer of a label, has; absent where numbers are learned. */
  readonly rarest?: number;
  /** The share of zeros among the cells of number columns, where none is below 0. */
  readonly zeros?: number;
}

export interface Recipe {
  readonly hidden: readonly number[];
  readonly activation: ActivationName;
  readonly loss: LossName;
  readonly optimizer: OptimizerChoice;
  readonly learningRate: number;
  readonly schedule: ScheduleChoice;
  /** Of momentum: whether it looks ahead. */
  readonly nesterov?: boolean;
  /** Adds l2 · W to the gradient of every weight. */
  readonly l2?: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** The share of rows set aside to judge each epoch by. */
  readonly validation: number;
  /** Where rows are set aside; absent: all epochs are run. */
  readonly stopping?: Stopping;
  readonly scale: "none" | "standard" | "minmax";
}

export interface Stopping {
  /** Epochs without improvement on the validation rows after which training stops, and goes back to the best. */
  readonly patience: number;
  /** By how much the validation loss must fall to count as improved. */
  readonly minImprovement: number;
}

/** Why a preset chose as it did: a short sentence for each thing it chose. */
export interface Reasons {
  readonly network?: string;
  readonly training?: string;
  readonly inputs?: string;
}

export interface Preset {
  readonly recipe: Recipe;
  readonly reasons: Reasons;
}

/** The loss that belongs to the task. */
export function naturalLoss({ classes, yesNo }: DataShape): LossName {
  if (yesNo) return "binary-cross-entropy";
  return classes ? "cross-entropy" : "mean-squared-error";
}

/** Grey values are alike already; the columns of a table seldom are. Where most numbers are 0, as counts are, a scale
 * that begins at 0 leaves them 0: they say that something is absent, and the engine skips them. */
export function naturalScale({ pixels, zeros = 0 }: DataShape): Recipe["scale"] {
  if (pixels) return "none";
  return zeros > 0.5 ? "minmax" : "standard";
}
