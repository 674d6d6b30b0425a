// Where the threads of a training step wait for one another: none goes on before all have come.
// It looks again and again at first, for phases are microseconds apart; then it lets the system wait, which leaves the
// core to others.
import { define, type FunctionCode, type Local } from "../encode/function.js";
import { branchIf, type Code, i32, i64, loop, memory, op, when } from "../encode/instruction.js";
import type { Call, Program } from "./program.js";

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

/** How often a thread looks at most: for 80 µs of a fast core, 0.4 ns a look, and some 200 of a slow one, in which a core
 * that the machine took away for a moment is mostly back. Who looked in vain is likely to keep the core from the thread that
 * it waits for: the next time it looks 2^−5 as often, for about what falling asleep and waking take, and then twice as often
 * each time that it was not in vain. */
const mostLooks = 200_000;
const mostDoubt = 5;
/** The system's wait comes in naps, between which a thread looks whether another is lost. */
const nap = 250_000_000n;

export interface Barrier {
  /** Where the words are. */
  readonly address: number;
  /** The same in all barriers of a module. */
  readonly threads: number;
  /** After so many naps of a quarter of a second a thread that has not come is taken for lost. They are counted, not
   * timed: who is stopped for hours and goes on has slept through one. */
  readonly patience: number;
  /** Where an i32 of this thread alone is, 0 at first: how little it looks. */
  readonly doubt: number;
}

const load = (words: Local, which: keyof typeof barrierWords): Code =>
  memory("i32.atomic.load", barrierWords[which], words.get);

const store = (words: Local, which: keyof typeof barrierWords, value: number): Code =>
  memory("i32.atomic.store", barrierWords[which], words.get, i32(value));

const add = (words: Local, which: keyof typeof barrierWords, amount: number): Code =>
  memory("i32.atomic.rmw.add", barrierWords[which], words.get, i32(amount));

const wakeAll = (words: Local): Code =>
  op("drop", memory("memory.atomic.notify", barrierWords.rounds, words.get, i32(-1)));

/** (words, rounds that were) → nothing, after a nap or when there are more rounds. A function of its own: code by the
 * baseline compiler of V8 11.3 (Node 20) comes out of the wait with other numbers in the locals of the function that
 * waits. */
function emitNap(name: string): FunctionCode {
  return define(name, { parameters: ["i32", "i32"] }, (_, words, round) =>
    op("drop", memory("memory.atomic.wait32", barrierWords.rounds, words.get, round.get, i64(nap))),
  );
}

/** (words) → the rounds that were: says that this thread has come. */
function emitArrive(name: string, threads: number): FunctionCode {
  return define(name, { parameters: ["i32"], results: ["i32"] }, (f, words) => {
    const round = f.local("i32");
    return [
      round.set(load(words, "rounds")),
      when(op("i32.eq", add(words, "arrived", 1), i32(threads - 1)), [
        store(words, "arrived", 0),
        op("drop", add(words, "rounds", 1)),
        when(load(words, "sleepers"), wakeAll(words)),
      ]),
      round.get,
    ];
  });
}

/** (words, rounds that were, doubt, looks) → nothing, when there are more; traps when a thread is lost. */
function emitWait(name: string, { patience }: Barrier, sleep: Call): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, words, round, doubt, looks) => {
    const [left, doubts] = f.locals("i32", 2);
    const over = op("i32.xor", load(words, "rounds"), round.get);
    const countdown = (times: Code, body: Code): Code => [
      left.set(times),
      loop(body, branchIf(0, left.tee(op("i32.sub", left.get, i32(1))))),
    ];
    const keep = (value: Code): Code => memory("i32.store", 0, doubt.get, value);
    return [
      when(over, op("return")),
      doubts.set(memory("i32.load", 0, doubt.get)),
      countdown(
        op("i32.add", looks.get, op("i32.shr_u", i32(mostLooks), doubts.get)),
        when(over, [when(doubts.get, keep(op("i32.sub", doubts.get, i32(1)))), op("return")]),
      ),
      keep(i32(mostDoubt)),
      op("drop", add(words, "sleepers", 1)),
      countdown(i32(patience), [
        when(load(words, "broken"), op("unreachable")),
        sleep(words.get, round.get),
        when(over, [op("drop", add(words, "sleepers", -1)), op("return")]),
      ]),
      store(words, "broken", 1),
      wakeAll(words),
      op("unreachable"),
    ];
  });
}

/** Two calls of each thread and round: `arrive`, without operands, says that it has come, and answers what `wait` takes,
 * which returns when all have, and traps in all of them when one is lost. It looks so many times more as the others may take
 * if all goes well. Who need not know may leave `wait` out, but no thread may arrive a second time before all have once. */
export function barrier(
  program: Program,
  place: Barrier,
): { arrive: Code; wait: (round: Code, looks?: number) => Code } {
  const sleep = program.add("nap", emitNap);
  const arrive = program.add("arrive", (name) => emitArrive(name, place.threads));
  const wait = program.add("wait", (name) => emitWait(name, place, sleep));
  const words = i32(place.address);
  return {
    arrive: arrive(words),
    wait: (round, looks = 0) => wait(words, round, i32(place.doubt), i32(Math.min(mostLooks, looks))),
  };
}
