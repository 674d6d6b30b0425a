// @ts-check
// What a second core gives at this moment. The loop runs in pieces, one after another: whole in this thread, and in
// turn with that dealt in halves to this thread and another, which share nothing and meet after each piece. Prints how
// many times as fast two threads are.
import { fileURLToPath } from "node:url";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { loopOf } from "./chains.mjs";

/** A piece takes one core about as long as a training step of a small network: a tenth of a millisecond. */
const steps = 60_000;
const pieces = 400;
const turns = 10;

const run = /** @type {(steps: number) => number} */ (await loopOf("simd"));
/** How many have come to all meetings so far. @type {Int32Array<SharedArrayBuffer>} */
const come = isMainThread ? new Int32Array(new SharedArrayBuffer(4)) : workerData;
let met = 0;

function meet() {
  met += 2;
  Atomics.add(come, 0, 1);
  while (Atomics.load(come, 0) < met);
}

function halves() {
  meet();
  for (let piece = 0; piece < pieces; piece++) {
    run(steps / 2);
    meet();
  }
}

/** @param {() => void} work */
function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

if (isMainThread) new Worker(fileURLToPath(import.meta.url), { workerData: come });
halves();
let [one, two] = [0, 0];
for (let turn = 0; turn < turns; turn++) {
  if (isMainThread)
    one += timed(() => {
      for (let piece = 0; piece < pieces; piece++) run(steps);
    });
  two += timed(halves);
}
if (isMainThread) console.log(JSON.stringify(one / two));
