// A training that can be looked at after any epoch, in any order. Training is deterministic: whatever is not kept is
// made anew from the nearest checkpoint before it, to the bit.
import { type Checkpoint, DivergenceError, type EpochRecord, fit, type Model } from "kobai";
import type { Setup } from "./setup.js";
import { Walk } from "./walk.js";

export interface Divergence {
  readonly step: number;
  /** From 1: where a number was not finite first. */
  readonly layer: number;
  readonly learningRate: number;
}

/** Where a training stands after an epoch. */
export interface Reached {
  /** Where it broke down before the epoch that was asked for, that epoch: with the last good weights. */
  readonly epoch: number;
  readonly model: Model;
  readonly history: readonly EpochRecord[];
  readonly diverged?: Divergence;
}

interface Watched {
  readonly signal?: AbortSignal;
  readonly onEpoch?: (epoch: number) => void;
}

/** Epochs from one checkpoint that is kept to the next. */
const gap = 50;

export class Training {
  readonly setup: Setup;
  readonly #kept = new Map<number, Checkpoint>();
  #walk: Walk | undefined;
  /** How often it has been asked: whoever asked last has the walk. */
  #asked = 0;
  #onEpoch: Watched["onEpoch"];
  #end: Reached | undefined;

  constructor(setup: Setup) {
    this.setup = setup;
  }

  /** Throws the signal's reason where it aborts, and what `fit` throws. */
  async at(epoch: number, { signal, onEpoch }: Watched = {}): Promise<Reached> {
    if (this.#end && epoch >= this.#end.epoch) return this.#end;
    if (epoch === 0) return { epoch, model: this.setup.untrained, history: [] };
    this.#onEpoch = onEpoch;
    const asked = ++this.#asked;
    const aborted = abortOf(signal);
    for (;;) {
      const walk = this.#walkBefore(epoch);
      try {
        await Promise.race([walk.to(epoch), aborted]);
      } catch (error) {
        if (signal?.aborted && asked === this.#asked) this.close();
        if (!(error instanceof DivergenceError)) throw error;
        return (this.#end = await this.#broken(error, walk.last));
      }
      // else another that went along was told to stop, and the walk with it
      if (walk.epoch >= epoch) return { epoch, model: walk.last!.model, history: walk.last!.history };
    }
  }

  /** Lets go of what waits for a next epoch. */
  close(): void {
    this.#walk?.stop();
    this.#walk = undefined;
  }

  /** The one that is under way, where nothing that is kept lies nearer. */
  #walkBefore(epoch: number): Walk {
    const from = [...this.#kept.values()].findLast((kept) => kept.epoch <= epoch);
    if (this.#walk && this.#walk.epoch <= epoch && this.#walk.epoch >= (from?.epoch ?? 0)) return this.#walk;
    this.close();
    return (this.#walk = new Walk(this.setup, from, (checkpoint) => this.#keep(checkpoint)));
  }

  #keep(checkpoint: Checkpoint): void {
    if (checkpoint.epoch % gap === 0) this.#kept.set(checkpoint.epoch, checkpoint);
    this.#onEpoch?.(checkpoint.epoch);
  }

  /** `fit` tells of weights that the last update of an epoch has spoiled either at the end of that epoch, where it is to
   * be the last, or in the next. Here it is always the epoch after the last good one. */
  async #broken(error: DivergenceError, last: Checkpoint | undefined): Promise<Reached> {
    const epoch = (last?.epoch ?? 0) + 1;
    const { fields, model, records } =
      error.fields.epoch > epoch ? await this.#divergence(epoch, last) : error;
    const { step, layer, learningRate } = fields;
    return { epoch, model, history: records, diverged: { step, layer, learningRate } };
  }

  async #divergence(epochs: number, resume: Checkpoint | undefined): Promise<DivergenceError> {
    const { untrained, train, test, options } = this.setup;
    const run = fit(untrained, train, { ...options, epochs, validation: test, ...(resume && { resume }) });
    return run.then(
      () => Promise.reject(new Error("expected weights that are no numbers")),
      (error) => (error instanceof DivergenceError ? error : Promise.reject(error)),
    );
  }
}

/** Rejects where the signal aborts, with its reason. */
function abortOf(signal: AbortSignal | undefined): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal!.reason);
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  });
  // whoever has come where it wanted to no longer waits for it
  aborted.catch(() => {});
  return aborted;
}
