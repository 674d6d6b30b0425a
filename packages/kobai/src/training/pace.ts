// How many steps one call into a machine runs: about 30 ms of them, so that cancel and progress are prompt.
import { maxSteps } from "../machine.js";

const targetMilliseconds = 30;

/** The number of steps settles within a few calls. It decides when we look, never what is computed. */
export class Pace {
  #steps = 8;

  get steps(): number {
    return this.#steps;
  }

  /** Tells what the last call took. The first calls run unoptimized code: no step count may shrink or grow at once. */
  took(steps: number, milliseconds: number): void {
    const wanted = (steps * targetMilliseconds) / Math.max(milliseconds, 0.01);
    const next = Math.min(Math.max(wanted, this.#steps / 4), this.#steps * 4, maxSteps);
    this.#steps = Math.max(1, Math.round(next));
  }
}
