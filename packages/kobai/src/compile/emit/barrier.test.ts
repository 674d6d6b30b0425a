// The barrier on real threads: each writes, waits, and looks whether the others have written.
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { advance, define, whileBelow } from "../encode/function.js";
import { i32, memory, op } from "../encode/instruction.js";
import { encodeModule } from "../encode/module.js";
import { barrier, barrierBytes, barrierWords } from "./barrier.js";
import { Program } from "./program.js";

const address = 64;
const turns = address + barrierBytes;
const said = turns + barrierBytes;
const slots = said + 64;
const slotBytes = 64;
const doubts = 4096;
const faults = (thread: number) => slots + thread * slotBytes + 4;

interface Group {
  readonly threads: number;
  readonly rounds: number;
  readonly patience: number;
}

/** run(): so many rounds of uneven work, of writing the round into the thread's slot, and of counting the slots that
 * hold another one behind the barrier. That it has looked a thread says at another barrier. There the first, which has
 * written the round for all, does not wait and may be a round ahead; the others find it when they have worked again. */
function moduleOf(thread: number, { threads, rounds, patience }: Group): Uint8Array<ArrayBuffer> {
  const program = new Program();
  const common = { threads, patience, doubt: doubts + 4 * thread };
  const meeting = barrier(program, { ...common, address });
  const turn = barrier(program, { ...common, address: turns });
  const run = define("run", { parameters: [] }, (f) => {
    const [round, work, turnsBefore] = f.locals("i32", 3);
    const missed = (written: number) =>
      memory(
        "i32.store",
        0,
        i32(faults(thread)),
        op(
          "i32.add",
          memory("i32.load", 0, i32(faults(thread))),
          op("i32.eqz", op("i32.eq", memory("i32.load", 0, i32(written)), round.get)),
        ),
      );
    const unevenWork = (pace: number) => [
      work.set(op("i32.and", op("i32.mul", round.get, i32(pace * (thread + 1))), i32(0xfff))),
      whileBelow(work, i32(0xfff), advance(work, 1)),
    ];
    return whileBelow(
      round,
      i32(rounds),
      advance(round, 1),
      unevenWork(1237),
      memory("i32.store", 0, i32(slots + thread * slotBytes), round.get),
      meeting.wait(meeting.arrive),
      Array.from({ length: threads }, (_, of) =>
        thread === 0 || of > 0 ? missed(slots + of * slotBytes) : [],
      ),
      thread === 0
        ? [memory("i32.store", 0, i32(said), round.get), op("drop", turn.arrive)]
        : [turnsBefore.set(turn.arrive), unevenWork(617), turn.wait(turnsBefore.get, 500), missed(said)],
    );
  });
  const functions = [...program.functions, run];
  return encodeModule({ memoryPages: 1, shared: true, functions, exports: ["run"] });
}

const newMemory = () => new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });

const started: Worker[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((worker) => worker.terminate()));
});

/** A thread that runs a module once: "done", or the name of what it threw. */
function thread(bytes: Uint8Array, memory: WebAssembly.Memory): Promise<string> {
  const text = `
    const { parentPort, workerData: { bytes, memory } } = require("node:worker_threads");
    let outcome = "done";
    try {
      new WebAssembly.Instance(new WebAssembly.Module(bytes), { kobai: { memory } }).exports.run();
    } catch (error) { outcome = error.constructor.name; }
    parentPort.postMessage(outcome);`;
  const worker = new Worker(text, { eval: true, workerData: { bytes, memory } });
  started.push(worker);
  return new Promise((resolve, reject) => worker.on("message", resolve).on("error", reject));
}

/** A thread that keeps a core from the others. */
function busy(): void {
  started.push(new Worker("for (;;);", { eval: true }));
}

async function faultsOf(group: Group): Promise<number[]> {
  const shared = newMemory();
  const members = Array.from({ length: group.threads }, (_, i) => i);
  const outcomes = await Promise.all(members.map((i) => thread(moduleOf(i, group), shared)));
  expect(outcomes).toEqual(members.map(() => "done"));
  const words = new Int32Array(shared.buffer);
  for (const place of [address, turns]) expect(words[(place + barrierWords.rounds) / 4]).toBe(group.rounds);
  return members.map((i) => words[faults(i) / 4]);
}

const patience = 200;

describe("a barrier lets no thread go on before all have come", () => {
  it("when there is only one", async () => {
    expect(await faultsOf({ threads: 1, rounds: 100, patience })).toEqual([0]);
  });

  it.each([2, 3, 5])("with %d threads of uneven work, round after round", async (threads) => {
    const rounds = threads === 2 ? 20_000 : 2_000;
    expect(await faultsOf({ threads, rounds, patience })).toEqual(Array(threads).fill(0));
  });

  it("when the cores have other work", async () => {
    busy();
    busy();
    expect(await faultsOf({ threads: 2, rounds: 500, patience })).toEqual([0, 0]);
  });
});

describe("a barrier that a thread never reaches", () => {
  it("traps after as many naps as its patience, and says to all that it is broken", async () => {
    const shared = newMemory();
    const words = new Int32Array(shared.buffer);
    const group = { threads: 3, rounds: 1, patience: 2 };
    const impatient = await thread(moduleOf(0, group), shared);
    expect(impatient).toBe("RuntimeError");
    expect(words[(address + barrierWords.broken) / 4]).toBe(1);
    expect(words[doubts / 4]).toBe(5);
    expect(await thread(moduleOf(1, { ...group, patience: 1e6 }), shared)).toBe("RuntimeError");
  });

  it("traps at once in those who sleep", async () => {
    const shared = newMemory();
    const sleeper = thread(moduleOf(0, { threads: 2, rounds: 1, patience: 1e6 }), shared);
    const words = new Int32Array(shared.buffer);
    while (Atomics.load(words, (address + barrierWords.sleepers) / 4) === 0) await setTimeout(1);
    Atomics.store(words, (address + barrierWords.broken) / 4, 1);
    Atomics.notify(words, (address + barrierWords.rounds) / 4);
    expect(await sleeper).toBe("RuntimeError");
  });
});
