// One call of `fit` that goes on only as far as it is asked, and waits between two epochs: what is compiled once trains
// a thousand epochs, while they are looked at one by one.
import { type Checkpoint, fit, type LayerParameters } from "kobai";
import { mostEpochs } from "../state.js";
import type { Setup } from "./setup.js";

interface Resolvers {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function resolvers(): Resolvers {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

export class Walk {
  /** After the last epoch that left sound weights. */
  last: Checkpoint | undefined;
  readonly #stop = new AbortController();
  readonly #end: Promise<unknown>;
  #wanted = 0;
  #going = resolvers();
  #arrived = resolvers();

  /** `each` is told of every epoch. */
  constructor(
    { untrained, train, test, options }: Setup,
    from: Checkpoint | undefined,
    each: (checkpoint: Checkpoint) => void,
  ) {
    this.last = from;
    this.#end = this.#going.promise.then(() =>
      fit(untrained, train, {
        ...options,
        ...{ epochs: mostEpochs, validation: test, signal: this.#stop.signal },
        ...(from && { resume: from }),
        onCheckpoint: (checkpoint) => this.#pass(checkpoint, each),
      }),
    );
  }

  get epoch(): number {
    return this.last?.epoch ?? 0;
  }

  /** Throws what `fit` throws. */
  async to(epoch: number): Promise<void> {
    if (epoch <= this.epoch) return;
    this.#wanted = epoch;
    this.#arrived = resolvers();
    this.#going.resolve();
    await Promise.race([this.#arrived.promise, this.#end]);
  }

  /** Ends it, wherever it is. */
  stop(): void {
    this.#stop.abort();
    this.#going.resolve();
    // whoever waits for it is told by `to`
    this.#end.catch(() => {});
  }

  async #pass(checkpoint: Checkpoint, each: (checkpoint: Checkpoint) => void): Promise<void> {
    if (this.#stop.signal.aborted || !checkpoint.model.parameters.every(isSound)) return;
    this.last = checkpoint;
    each(checkpoint);
    if (this.epoch < this.#wanted) return;
    this.#going = resolvers();
    this.#arrived.resolve();
    await this.#going.promise;
  }
}

function isSound({ weights, bias }: LayerParameters): boolean {
  return weights.every(Number.isFinite) && bias.every(Number.isFinite);
}
