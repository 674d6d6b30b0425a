// What Node's worker threads and the page's Workers have in common.
import type { Shareable } from "../machine.js";

/** What a thread is told first: the module and the memory that all share, and which export it runs. */
export interface BeginMessage extends Shareable {
  readonly runs: string;
}

/** A started thread. */
export interface Thread {
  postMessage(message: BeginMessage): void;
  terminate(): unknown;
}

/** What a thread lets us know: that it works, or why it does so no longer. */
export interface Heard {
  begun(): void;
  lost(reason: string): void;
}

export interface Threads {
  /** How many can run at once. */
  readonly cores: number;
  start(heard: Heard): Thread;
}
