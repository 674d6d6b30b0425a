// What a program prints, on its way to the page: gathered, so that a loop that prints does not flood the page with
// messages, and counted.
import type { FromWorker } from "../messages.js";
import { limits } from "../program.js";

const millisecondsBetweenMessages = 50;

export class Output {
  readonly #post: (message: FromWorker) => void;
  /** Taken before the learner's code could put another clock in its place. */
  readonly #now = performance.now.bind(performance);
  #left: number = limits.output;
  #gathered = "";
  #told = Number.NEGATIVE_INFINITY;

  constructor(post: (message: FromWorker) => void) {
    this.#post = post;
  }

  write(text: string): void {
    if (this.#left < 0) return;
    this.#gathered += text.length > this.#left ? text.slice(0, this.#left) : text;
    this.#left -= text.length;
    if (this.#left < 0) {
      this.flush();
      this.#post({ kind: "flooded" });
    } else if (this.#now() - this.#told > millisecondsBetweenMessages) this.flush();
  }

  flush(): void {
    if (this.#gathered !== "") this.#post({ kind: "output", text: this.#gathered });
    this.#gathered = "";
    this.#told = this.#now();
  }
}
