// Threads in Node: worker_threads. They wait asleep between calls, and do not keep a process from ending.
import type { Heard, Thread, Threads } from "./thread-contract.js";

interface NodeWorker {
  once(event: "message", listener: () => void): void;
  once(event: "error", listener: (error: Error) => void): void;
  once(event: "exit", listener: (code: number) => void): void;
  postMessage(message: unknown): void;
  terminate(): Promise<number>;
  unref(): void;
}

interface Node {
  getBuiltinModule?(name: "node:worker_threads"): {
    Worker: new (text: string, options: { eval: true; execArgv: []; env: object }) => NodeWorker;
  };
  getBuiltinModule?(name: "node:os"): { availableParallelism(): number };
}

/** What a thread runs: it is text, so that a bundler need not know of it. The same as thread.ts in the page. */
const text = `
const { parentPort } = require("node:worker_threads");
parentPort.once("message", ({ bytes, memory }) => {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { kobai: { memory } });
  parentPort.postMessage("begun");
  exports.serve();
});`;

/** Undefined outside Node. */
export function nodeThreads(): Threads | undefined {
  const { process } = globalThis as { process?: Node };
  const workers = process?.getBuiltinModule?.("node:worker_threads");
  const system = process?.getBuiltinModule?.("node:os");
  if (!workers || !system) return undefined;
  const start = ({ begun, lost }: Heard): Thread => {
    // neither the flags nor the variables of this process: a loader named there would be loaded again
    const worker = new workers.Worker(text, { eval: true, execArgv: [], env: {} });
    worker.once("message", () => {
      worker.unref();
      begun();
    });
    worker.once("error", ({ message }) => lost(message));
    worker.once("exit", (code) => lost(`it ended with exit code ${code}`));
    return {
      begin: (message) => worker.postMessage(message),
      end: () => void worker.terminate(),
    };
  };
  return { cores: system.availableParallelism(), start };
}
