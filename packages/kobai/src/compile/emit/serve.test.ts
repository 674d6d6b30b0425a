// A thread beside the first one: what it does before it is called, and when it is.
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { afterEach, expect, it, vi } from "vitest";
import { define } from "../encode/function.js";
import { i32, memory, op } from "../encode/instruction.js";
import { encodeModule } from "../encode/module.js";
import { Program } from "./program.js";
import { callBytes, callThreads, emitServe } from "./serve.js";

const address = 64;
const sum = address + callBytes;
const memoryPages = 1600;
const coming = { start: 65536, bytes: 96 * 2 ** 20 };

/** A thread whose `train` adds what it is given to the sum. */
function server(): Uint8Array {
  const program = new Program();
  const train = program.add("train", (name) =>
    define(name, { parameters: ["i32", "i32", "i32", "i32"], results: ["i32"] }, (_, a, b, c, d) => [
      memory(
        "i32.atomic.store",
        0,
        i32(sum),
        [a, b, c, d].reduce((total, { get }) => op("i32.add", total, get), memory("i32.load", 0, i32(sum))),
      ),
      i32(1),
    ]),
  );
  program.add("serve", (name) => emitServe(name, program, { address, train, coming }));
  return encodeModule({ memoryPages, shared: true, functions: program.functions, exports: ["serve"] });
}

let worker: Worker | undefined;
afterEach(() => worker?.terminate());

function started(memory: WebAssembly.Memory): void {
  const text = `
    const { bytes, memory } = require("node:worker_threads").workerData;
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { kobai: { memory } }).exports.serve();`;
  worker = new Worker(text, { eval: true, workerData: { bytes: server(), memory } });
}

const newMemory = () => new WebAssembly.Memory({ initial: memoryPages, maximum: memoryPages, shared: true });

it("has the system provide the memory that another is about to fill, and changes nothing in it", async () => {
  const shared = newMemory();
  const numbers = new Uint32Array(shared.buffer, coming.start, coming.bytes / 4);
  for (let i = 0; i < numbers.length; i += 4099) numbers[i] = i;
  const before = process.memoryUsage.rss();
  started(shared);
  await vi.waitFor(() => expect(process.memoryUsage.rss() - before).toBeGreaterThan(coming.bytes / 2), 5000);
  await setTimeout(50);
  expect(numbers.every((value, i) => value === (i % 4099 === 0 ? i : 0))).toBe(true);
});

it("trains once at every call, with its operands", async () => {
  const shared = newMemory();
  const words = new Int32Array(shared.buffer);
  started(shared);
  for (const [call, total] of [10, 20, 30].entries()) {
    callThreads(words.subarray(address / 4, (address + callBytes) / 4), [1, 2, 3, 4]);
    await vi.waitFor(() => expect(Atomics.load(words, sum / 4)).toBe(total), 5000);
    expect(words[address / 4]).toBe(call + 1);
  }
  await setTimeout(50);
  expect(words[sum / 4]).toBe(30);
});
