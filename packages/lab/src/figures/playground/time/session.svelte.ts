// The page's side of the training: asks the Worker for the moment that is wanted, the latest one first, and keeps what
// has been told of the way there.
import { JobClient } from "../../../kit/jobs/client.js";
import type { jobs } from "../jobs.js";
import type { Moment, Scores } from "../model/moment.js";
import type { Plane } from "../model/plane.js";
import type { Setup } from "../model/setup.js";
import type { Source } from "../model/source.js";
import type { ReadTable, TableText } from "../model/table.js";

export interface Wanted {
  readonly source: Source;
  readonly setup: Setup;
  readonly plane: Plane | undefined;
  readonly epoch: number;
}

/** A moment with what it is a moment of. */
export interface Shown extends Wanted {
  readonly moment: Omit<Moment, "scores">;
  /** Of its epoch; absent where training broke down. */
  readonly scores: Scores | undefined;
}

export class Session {
  shown = $state.raw<Shown>();
  /** Of every epoch from 0 that the training has come to; of the one before as long as nothing is known of the next. */
  scores = $state.raw<readonly Scores[]>([]);
  /** Not a state: whoever shows a moment would show it again when this changes. */
  busy = false;
  /** The epoch that a long way has come to. */
  passing = $state<number>();
  failure = $state.raw<unknown>();
  readonly #client = new JobClient<typeof jobs>("playground");
  #stop = new AbortController();
  #key: string | undefined;
  #next: Wanted | undefined;
  #known = 0;

  show(wanted: Wanted): void {
    if (wanted.setup.key !== this.#key) this.#begin(wanted.setup.key);
    this.#next = wanted;
    if (!this.busy) void this.#work();
  }

  read(text: TableText): Promise<ReadTable> {
    return this.#client.run("read", text);
  }

  close(): void {
    this.#stop.abort();
    this.#client.close();
  }

  #begin(key: string): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#key = key;
    this.#known = 0;
  }

  async #work(): Promise<void> {
    this.busy = true;
    for (let wanted = this.#take(); wanted; wanted = this.#take()) await this.#ask(wanted);
    this.busy = false;
  }

  #take(): Wanted | undefined {
    const wanted = this.#next;
    this.#next = undefined;
    return wanted;
  }

  async #ask(wanted: Wanted): Promise<void> {
    const { source, ...asked } = wanted;
    const { signal } = this.#stop;
    const onPart = (epoch: number) => (this.passing = epoch);
    try {
      const told = await this.#client.run("moment", { ...asked, known: this.#known }, { signal, onPart });
      if (signal.aborted) return;
      const { scores, ...moment } = told;
      this.scores = [...this.scores.slice(0, this.#known), ...scores];
      this.#known = this.scores.length;
      this.shown = { ...wanted, moment, scores: this.scores[moment.epoch] };
      this.failure = undefined;
      this.passing = undefined;
    } catch (failure) {
      if (!signal.aborted) this.failure = failure;
    }
  }
}
