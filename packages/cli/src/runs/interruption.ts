// Ctrl-C and `kill`: the first asks for a clean end after the current step, a second one ends at once.

export interface Interruption {
  readonly signal: AbortSignal;
  /** Undefined while nobody has interrupted. */
  readonly exitCode: () => number | undefined;
  /** Stops listening. */
  readonly release: () => void;
}

/** 128 + the number of the signal, as shells have it. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof exitCodes;

/** One Ctrl-C can arrive twice: from the terminal, and from npm, which hands it on to what it runs. */
const sameWish = 500;

/** `atOnce` runs before a second wish ends the process: to leave the terminal as it was. What is being saved then is
 * whole or not there, as after any other sudden end. */
export function listenForInterruption(atOnce: () => void): Interruption {
  const controller = new AbortController();
  let first: { readonly exitCode: number; readonly at: number } | undefined;
  const receive = (signal: Signal) => {
    if (first === undefined) {
      first = { exitCode: exitCodes[signal], at: performance.now() };
      controller.abort();
    } else if (performance.now() - first.at > sameWish) {
      atOnce();
      process.exit(first.exitCode);
    }
  };
  process.on("SIGINT", receive);
  process.on("SIGTERM", receive);
  return {
    signal: controller.signal,
    exitCode: () => first?.exitCode,
    release() {
      process.off("SIGINT", receive);
      process.off("SIGTERM", receive);
    },
  };
}
