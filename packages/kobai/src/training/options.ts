// What `fit` takes. Everything has a default; `settle` (settings.ts) fills them in and checks them.
import type { Dataset } from "../data/dataset.js";
import type { DataSource } from "../data/source.js";
import type { LossName } from "../loss/loss.js";
import type { ThreadCount } from "../machine.js";
import type { Checkpoint } from "../model/checkpoint.js";
import type { Model } from "../model/model.js";
import type { Precision } from "../network/parameters.js";
import type { Optimizer } from "../optimizer/optimizer.js";
import type { EpochRecord, Progress } from "./history.js";

export interface FitOptions {
  /** By default the loss that belongs to the output: cross-entropy after softmax, binary-cross-entropy after sigmoid,
   * mean-squared-error after anything else. */
  readonly loss?: LossName;
  /** adam() by default. */
  readonly optimizer?: Optimizer;
  /** Rows per step, 32 by default. A batch larger than the data is the whole data. */
  readonly batchSize?: number;
  /** Passes over the data, 10 by default. */
  readonly epochs?: number;
  /** Rows to judge each epoch by: a dataset, or the share of the training rows to set aside (drawn by the seed). */
  readonly validation?: Dataset | DataSource | number;
  /** Stops when the validation loss has not fallen for `patience` epochs, and restores the best weights. */
  readonly earlyStopping?: { readonly patience: number; readonly minImprovement?: number };
  /** Whether each epoch takes the rows in a new order; true by default. */
  readonly shuffle?: boolean;
  /** Of shuffling, dropout and the validation split; by default the network's. */
  readonly seed?: number;
  /** Adds l2 · W to the gradient of every weight (not of biases). */
  readonly l2?: number;
  /** Shortens the gradient of all parameters together to at most this length. */
  readonly clipNorm?: number;
  /** How much each class counts: one factor per class, or "balanced" for rows / (classes · rows of the class). */
  readonly classWeights?: readonly number[] | "balanced";
  readonly precision?: Precision;
  /** The bits are the same with any number. "auto" (the default) takes as many as pay, of the cores there are. */
  readonly threads?: ThreadCount;
  /** true (the default) promises the same bits on every machine. false allows fused products and sums where the engine
   * has relaxed SIMD, which are faster: `history.kernels` says whether it did. */
  readonly deterministic?: boolean;
  /** "compiled" (the default) or the readable f64 "reference", which is slow and shows how it is done. */
  readonly machine?: "compiled" | "reference";
  /** When it aborts, `fit` resolves with what it has. */
  readonly signal?: AbortSignal;
  readonly onEpoch?: (record: EpochRecord) => void | Promise<void>;
  /** About every 30 ms, and after 8192 steps at the latest. `current` reads the model of that moment; training waits for
   * what it returns. */
  readonly onProgress?: (progress: Progress, current: () => Promise<Model>) => void | Promise<void>;
  /** After every epoch, and when aborted: all that is needed to go on. */
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void | Promise<void>;
  /** Goes on from a checkpoint as if never stopped. Data and options must be the same. */
  readonly resume?: Checkpoint;
}
