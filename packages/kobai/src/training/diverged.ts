// The error of a training run whose loss is no longer a number. It carries what can still be used.
import { KobaiError } from "../errors.js";
import type { Model } from "../model/model.js";
import { trainingMessages } from "./errors.js";
import type { EpochRecord } from "./history.js";

export interface DivergenceFields {
  /** Both from 1: the step whose loss is NaN or infinite. */
  readonly epoch: number;
  readonly step: number;
  /** From 1: the first, on the way from input to loss, where a number is not finite. */
  readonly layer: number;
  /** Of the last update. */
  readonly learningRate: number;
  /** Whether any update came before: without one, weights or data were too large to begin with. */
  readonly started: boolean;
}

/** "train/diverged", or "train/first-loss" when no step was possible at all. */
export class DivergenceError extends KobaiError<"train/diverged" | "train/first-loss", DivergenceFields> {
  /** With the weights before the update that spoiled them. */
  readonly model: Model;
  readonly records: readonly EpochRecord[];

  constructor(model: Model, records: readonly EpochRecord[], fields: DivergenceFields) {
    const code = fields.started ? "train/diverged" : "train/first-loss";
    super(code, fields, trainingMessages[code](fields));
    this.model = model;
    this.records = records;
  }
}
