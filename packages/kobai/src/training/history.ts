// What a training run tells: one record per epoch, and why it ended.

export interface Score {
  /** The loss by its own reduction: the mean over samples, or for squared-error the sum. */
  readonly loss: number;
  /** The share of right answers, where rows have classes. */
  readonly accuracy?: number;
}

export interface EpochRecord extends Score {
  /** From 1. Loss and accuracy are running ones: of each batch as it was met, before its update. */
  readonly epoch: number;
  /** Of the last step. */
  readonly learningRate: number;
  readonly validation?: Score;
  /** Wall-clock time of this epoch. */
  readonly seconds: number;
}

export interface History {
  readonly epochs: EpochRecord[];
  readonly stopped: "finished" | "early" | "aborted";
  /** The epoch whose weights the model has, where early stopping restored them. */
  readonly bestEpoch?: number;
  /** Preparing, compiling and training, from the call of `fit` to its end. */
  readonly seconds: number;
  readonly path: "reference" | "dense" | "sparse" | "tiny";
  /** "fma" where products and sums were fused, "none" for the reference. */
  readonly kernels: "simd" | "fma" | "none";
  /** How many trained. Fewer than were asked for where layers have too few units to share, and one in a page that is
   * not isolated from other origins (COOP, COEP). */
  readonly threads: number;
}

export interface Progress extends Score {
  readonly epoch: number;
  readonly epochs: number;
  /** Finished steps of this epoch, and how many it has. */
  readonly step: number;
  readonly steps: number;
}
