// Where the threads of a training step wait for one another: none goes on before all have come.
// It looks again and again at first, for phases are microseconds apart; then it lets the system wait, which leaves the
// core to others.
import { define, type FunctionCode } from "../encode/function.js";
import { branchIf, type Code, i32, i64, loop, memory, op, when } from "../encode/instruction.js";
import type { Program } from "./program.js";

/** Words of i32 in shared memory, 0 at first, each on a line of the cache of its own: places, in bytes. */
export const barrierWords = {
  /** Threads that have come. */
  arrived: 0,
  /** How often all have come: what those who wait look at. */
  rounds: 64,
  /** Threads in the system's wait, who must be woken. */
  sleepers: 128,
  /** Not 0 when a thread is lost: then nobody waits any longer. */
  broken: 192,
} as const;
export const barrierBytes = 256;

/** How often a thread looks: for some 20 µs, about what falling asleep and waking take. Ten times more is no faster on
 * idle cores, and halves the speed where the other core is busy. */
const looks = 20_000;
/** The system's wait comes in naps, between which a thread looks whether another is lost. */
const nap = 250_000_000n;

export interface Barrier {
  /** Where the words are. */
  readonly address: number;
  readonly threads: number;
  /** After so many naps of a quarter of a second a thread that has not come is taken for lost. They are counted, not
   * timed: who is stopped for hours and goes on has slept through one. */
  readonly patience: number;
}

const word = (address: number, which: keyof typeof barrierWords) => i32(address + barrierWords[which]);

/** (rounds that were) → nothing, after a nap or when there are more rounds. A function of its own: code by the baseline
 * compiler of V8 11.3 (Node 20) comes out of the wait with other numbers in the locals of the function that waits. */
function emitNap(name: string, address: number): FunctionCode {
  return define(name, { parameters: ["i32"] }, (_, round) =>
    op("drop", memory("memory.atomic.wait32", 0, word(address, "rounds"), round.get, i64(nap))),
  );
}

/** A call, without operands, that returns when all threads have made it, and traps in all of them when one is lost. */
export function barrier(program: Program, { address, threads, patience }: Barrier): Code {
  const at = (which: keyof typeof barrierWords) => word(address, which);
  const load = (which: keyof typeof barrierWords) => memory("i32.atomic.load", 0, at(which));
  const add = (which: keyof typeof barrierWords, amount: number) =>
    memory("i32.atomic.rmw.add", 0, at(which), i32(amount));
  const wakeAll = op("drop", memory("memory.atomic.notify", 0, at("rounds"), i32(-1)));
  const sleep = program.add("nap", (name) => emitNap(name, address));
  const emit = (name: string) =>
    define(name, { parameters: [] }, (f) => {
      const [round, left] = f.locals("i32", 2);
      const over = op("i32.xor", load("rounds"), round.get);
      const countdown = (times: number, body: Code): Code => [
        left.set(i32(times)),
        loop(body, branchIf(0, left.tee(op("i32.sub", left.get, i32(1))))),
      ];
      return [
        round.set(load("rounds")),
        when(op("i32.eq", add("arrived", 1), i32(threads - 1)), [
          memory("i32.atomic.store", 0, at("arrived"), i32(0)),
          op("drop", add("rounds", 1)),
          when(load("sleepers"), wakeAll),
          op("return"),
        ]),
        countdown(looks, when(over, op("return"))),
        op("drop", add("sleepers", 1)),
        countdown(patience, [
          when(load("broken"), op("unreachable")),
          sleep(round.get),
          when(over, [op("drop", add("sleepers", -1)), op("return")]),
        ]),
        memory("i32.atomic.store", 0, at("broken"), i32(1)),
        wakeAll,
        op("unreachable"),
      ];
    });
  return program.add("barrier", emit)();
}
