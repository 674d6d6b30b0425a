// Threads in the page: Workers of the Worker that trains.
import type { Heard, Thread, Threads } from "./thread-contract.js";

/** Undefined where there are no Workers, or where the page may not share memory with them. */
export function pageThreads(): Threads | undefined {
  if (!("Worker" in globalThis) || !globalThis.crossOriginIsolated) return undefined;
  return { cores: navigator.hardwareConcurrency, start };
}

function start({ begun, lost }: Heard): Thread {
  const worker = new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
  worker.onmessage = () => begun();
  worker.onerror = ({ message }) => lost(message || "the browser gave no reason");
  return worker;
}
