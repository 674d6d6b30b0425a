// Lets everything else that waits have its turn: timers, clicks, messages, signals.

type Schedule = (run: () => void) => unknown;

/** Node's setImmediate where there is one; in a browser a message to oneself, which no clamp delays. */
export function pause(): Promise<void> {
  const { setImmediate } = globalThis as { setImmediate?: Schedule };
  return new Promise((resolve) => {
    if (setImmediate) {
      setImmediate(() => resolve());
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
