// Ctrl-C and `kill`: the first asks for a clean end after the current step, the second ends at once.

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

/** `atOnce` runs before a second signal ends the process: to leave the terminal as it was. */
export function listenForInterruption(atOnce: () => void): Interruption {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const receive = (signal: Signal) => {
    if (exitCode !== undefined) {
      atOnce();
      process.exit(exitCode);
    }
    exitCode = exitCodes[signal];
    controller.abort();
  };
  process.on("SIGINT", receive);
  process.on("SIGTERM", receive);
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    release() {
      process.off("SIGINT", receive);
      process.off("SIGTERM", receive);
    },
  };
}
