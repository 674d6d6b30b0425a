// Threads in Node: worker_threads. They wait asleep between calls, and do not keep a process from ending.
import type { Heard, Thread, Threads } from "./thread-contract.js";

interface NodeWorker extends Thread {
  once(event: "message", listener: () => void): void;
  once(event: "error", listener: (error: Error) => void): void;
  once(event: "exit", listener: (code: number) => void): void;
  unref(): void;
}

interface Builtins {
  "node:worker_threads": {
    Worker: new (text: string, options: { eval: true; execArgv: []; env: object }) => NodeWorker;
  };
  "node:os": { availableParallelism(): number };
}

interface Process {
  getBuiltinModule?<Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined;
}

const builtin = <Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined =>
  (globalThis as { process?: Process }).process?.getBuiltinModule?.(name);

/** What a thread runs: it is text, so that a bundler need not know of it. The same as thread.ts in the page. */
const text = `
const { parentPort } = require("node:worker_threads");
parentPort.once("message", ({ module, memory, runs }) => {
  const { exports } = new WebAssembly.Instance(module, { kobai: { memory } });
  parentPort.postMessage("begun");
  exports[runs]();
});`;

/** Undefined outside Node. What makes threads is loaded with the first of them: it takes Node 4 ms. */
export function nodeThreads(): Threads | undefined {
  const system = builtin("node:os");
  if (!system) return undefined;
  const start = ({ begun, lost }: Heard): Thread => {
    const { Worker } = builtin("node:worker_threads")!;
    // neither the flags nor the variables of this process: a loader named there would be loaded again
    const worker = new Worker(text, { eval: true, execArgv: [], env: {} });
    worker.once("message", () => {
      worker.unref();
      begun();
    });
    worker.once("error", ({ message }) => lost(message));
    worker.once("exit", (code) => lost(`it ended with exit code ${code}`));
    return worker;
  };
  return { cores: system.availableParallelism(), start };
}
