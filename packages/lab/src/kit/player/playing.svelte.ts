// What a play button does: step after step on a clock, until the last one or until it is stopped. It ends with its figure.
import { onDestroy } from "svelte";
import { still, ticker } from "./clock.js";

interface Steps {
  readonly milliseconds: number;
  /** Takes a step; false when it was the last. */
  readonly step: () => boolean;
  /** Goes to the end at once, for readers who want no motion. Without it steps are no motion, but lines to be read. */
  readonly end?: () => void;
}

export class Playing {
  on = $state(false);
  readonly #steps: Steps;
  #stop = () => {};

  constructor(steps: Steps) {
    this.#steps = steps;
    onDestroy(() => this.#stop());
  }

  readonly play = (on: boolean): void => {
    const { milliseconds, step, end } = this.#steps;
    this.#stop();
    this.on = on && !(end && still());
    if (on && !this.on) end?.();
    if (this.on) this.#stop = ticker(() => (this.on = step()), { milliseconds });
  };
}
