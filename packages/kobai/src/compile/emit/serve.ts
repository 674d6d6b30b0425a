// What a thread beside the first one does: it sleeps until it is called, trains with the others, and sleeps again.
import { advance, define, type FunctionBuilder, type FunctionCode, whileBelow } from "../encode/function.js";
import { branch, branchIf, type Code, i32, i64, loop, memory, op } from "../encode/instruction.js";
import type { Call, Program } from "./program.js";

/** Words of i32 in shared memory, 0 at first: the first says how many calls there have been, the four behind it are the
 * operands of the last, those of `train`. */
export const callBytes = 64;

/** (calls that were) → nothing, when there are more. A function of its own, as in barrier.ts. */
function emitSleep(name: string, address: number): FunctionCode {
  return define(name, { parameters: ["i32"] }, (_, calls) =>
    op("drop", memory("memory.atomic.wait32", 0, i32(address), calls.get, i64(-1n))),
  );
}

interface Stretch {
  readonly start: number;
  readonly bytes: number;
}

interface Server {
  /** Where it is called. */
  readonly address: number;
  readonly train: Call;
  /** Memory that another thread is about to fill. */
  readonly coming: Stretch;
}

/** The smallest page of memory that systems have. */
const pageBytes = 4096;

/** The system provides a page when it is first touched, which takes longer than to fill it: done before another thread comes
 * to that. Changes nothing. */
function touchPages(f: FunctionBuilder, { start, bytes }: Stretch): Code {
  const page = f.local("i32");
  return [
    page.set(i32(start)),
    whileBelow(
      page,
      i32(start + bytes),
      op("drop", memory("i32.atomic.rmw.add", 0, page.get, i32(0))),
      advance(page, pageBytes),
    ),
  ];
}

/** The export `serve()`: never returns, a thread is ended from outside. */
export function emitServe(name: string, program: Program, { address, train, coming }: Server): FunctionCode {
  const sleep = program.add("sleep", (known) => emitSleep(known, address));
  return define(name, { parameters: [] }, (f) => {
    const served = f.local("i32");
    const calls = memory("i32.atomic.load", 0, i32(address));
    const operands = [4, 8, 12, 16].map((at) => memory("i32.load", at, i32(address)));
    return [
      touchPages(f, coming),
      loop(
        sleep(served.get),
        branchIf(0, op("i32.eq", calls, served.get)),
        served.set(op("i32.add", served.get, i32(1))),
        op("drop", train(...operands)),
        branch(0),
      ),
    ];
  });
}

/** Calls all threads that sleep in `serve`. */
export function callThreads(words: Int32Array, operands: readonly number[]): void {
  words.set(operands, 1);
  Atomics.add(words, 0, 1);
  Atomics.notify(words, 0);
}
