// What Node's worker threads and the page's Workers have in common.

/** What a thread is told first: its module, and the memory it works in. */
export interface BeginMessage {
  readonly bytes: Uint8Array;
  readonly memory: WebAssembly.Memory;
}

/** A started thread. */
export interface Thread {
  begin(message: BeginMessage): void;
  end(): void;
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
