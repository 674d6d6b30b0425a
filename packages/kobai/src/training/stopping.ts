// Early stopping: remembers the epoch with the best validation loss, and says when to wait no longer.
import type { LayerParameters } from "../network/parameters.js";

export interface Best {
  readonly epoch: number;
  readonly loss: number;
  readonly parameters: LayerParameters[];
}

export class EarlyStopping {
  best: Best | undefined;
  readonly #patience: number;
  readonly #minImprovement: number;

  constructor({ patience, minImprovement }: { patience: number; minImprovement: number }, best?: Best) {
    this.#patience = patience;
    this.#minImprovement = minImprovement;
    this.best = best;
  }

  /** Whether this epoch is better than all before by at least the least improvement. */
  improves(loss: number): boolean {
    return this.best === undefined || loss < this.best.loss - this.#minImprovement;
  }

  /** Whether `patience` epochs have gone by without an improvement. */
  isOver(epoch: number): boolean {
    return this.best !== undefined && epoch - this.best.epoch >= this.#patience;
  }
}
