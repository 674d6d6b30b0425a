// What runs in a thread of the page: a module that serves until the thread is ended. The same as the text in
// node-threads.ts.
import type { BeginMessage } from "./thread-contract.js";

const port = globalThis as unknown as {
  onmessage: (event: MessageEvent<BeginMessage>) => void;
  postMessage(message: string): void;
};

port.onmessage = ({ data: { module, memory, runs } }) => {
  const { exports } = new WebAssembly.Instance(module, { kobai: { memory } });
  port.postMessage("begun");
  (exports as Record<string, () => void>)[runs]();
};
