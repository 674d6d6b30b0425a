// Files damaged on purpose: a reader may refuse or read them, and do nothing else. MUTANTS=1000000 for a release.
import { expect, test } from "vitest";
import { KobaiError } from "../errors.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { randomRow, streams } from "../random.js";
import { type Checkpoint, loadCheckpoint, saveCheckpoint } from "./checkpoint.js";
import { load } from "./load.js";
import { save } from "./save.js";

const count = Number(process.env.MUTANTS ?? 10_000);

const net = network({ inputSize: 2, seed: 1 }, [dense(3, "relu", { dropout: 0.5 }), dense(2, "softmax")]);
const model = {
  ...net,
  scaling: { kind: "standard", offset: [0.5, -0], factor: [1, 2] },
  labels: ["yes", "نہیں"],
  columns: { inputs: [{ name: "a", fill: 0.25 }, { name: "b" }], targets: ["c"] },
  training: { loss: "cross-entropy", epochs: 3, seed: 1 },
} as const;
const zeros = ({ weights, bias }: (typeof net.parameters)[number]) => ({
  weights: [new Float32Array(weights.length)],
  bias: [new Float32Array(bias.length)],
});
const checkpoint: Checkpoint = {
  model,
  moments: net.parameters.map(zeros),
  ...{ epoch: 1, stepInEpoch: 2, step: 12, lossSum: Infinity, correct: 3, fingerprint: "f" },
  history: [{ epoch: 1, loss: 0.5, learningRate: 0.1, seconds: 1, validation: { loss: NaN, accuracy: 0.5 } }],
  best: { epoch: 1, loss: 0.25, parameters: [...net.parameters] },
};
const originals = [save(net), save(model), saveCheckpoint(checkpoint)];

/** Whole numbers below a bound, always the same ones for the same mutant. */
function chance(mutant: number): (bound: number) => number {
  const word = randomRow(mutant, streams.shuffle);
  let i = 0;
  return (bound) => Math.floor((word(i++) / 2 ** 32) * bound);
}
type Chance = ReturnType<typeof chance>;
type Mutation = (bytes: Uint8Array, pick: Chance) => Uint8Array;

function spliced(bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  const kept = bytes.subarray(at + removed);
  const result = new Uint8Array(at + added.length + kept.length);
  result.set(bytes.subarray(0, at));
  result.set(added, at);
  result.set(kept, at + added.length);
  return result;
}

const pieces = '{ } [ ] : , " \\ null true {"a":[]}, "x":1,'.split(" ");
const numbers = "-1 0 1 2 3 4 8 1.5 1e999 4294967296 9007199254740993".split(" ");
const strings = '"__proto__" "F16" "F64" "F32" "0.weight" "softmax" "kobai"'.split(" ");
const lengths = [
  0n,
  1n,
  2n,
  100n,
  99_999_999n,
  100_000_001n,
  2n ** 31n,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n - 1n,
];

/** Mostly something of the same kind, so that it still is JSON: a number for a number, a string for a string. */
function replacement(old: string, tokens: readonly string[], pick: Chance): string {
  if (pick(8) === 0) return pieces[pick(pieces.length)];
  if (/^-?\d/.test(old)) return numbers[pick(numbers.length)];
  const escaped = old.startsWith("\\");
  const alike = [...strings.map((text) => (escaped ? text.replaceAll('"', '\\"') : text)), ...tokens];
  const same = alike.filter((token) => token.startsWith(escaped ? "\\" : old[0]));
  return same[pick(same.length)];
}

/** Replaces a piece of the header and corrects its length, so that what lies behind it is reached. */
const editHeader: Mutation = (bytes, pick) => {
  if (bytes.length < 10) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const header = Number(view.getBigUint64(0, true) % BigInt(bytes.length));
  const text = new TextDecoder("latin1").decode(bytes.subarray(8, 8 + header));
  const tokens = text.match(/-?\d+(?:\.\d+)?|\\?"[\w.-]*\\?"|[[\]{},:]/g) ?? [];
  if (tokens.length === 0) return bytes;
  const number = pick(tokens.length);
  const old = tokens[number];
  const index = tokens.slice(0, number).reduce((at, token) => text.indexOf(token, at) + token.length, 0);
  const word = replacement(old, tokens, pick);
  const at = 8 + text.indexOf(old, index);
  const edited = spliced(bytes, at, pick(8) ? old.length : 0, new TextEncoder().encode(word));
  new DataView(edited.buffer).setBigUint64(
    0,
    BigInt(Math.max(0, header + edited.length - bytes.length)),
    true,
  );
  return edited;
};

const mutations: Mutation[] = [
  (bytes, pick) => spliced(bytes, pick(bytes.length), 1, Uint8Array.of(pick(256))),
  (bytes, pick) => bytes.slice(0, pick(bytes.length + 1)),
  (bytes, pick) =>
    spliced(
      bytes,
      pick(bytes.length),
      0,
      Uint8Array.from({ length: pick(20) }, () => pick(256)),
    ),
  (bytes, pick) => spliced(bytes, pick(bytes.length), pick(20), new Uint8Array(0)),
  (bytes, pick) =>
    spliced(bytes, pick(bytes.length), 0, bytes.slice(pick(bytes.length)).subarray(0, pick(200))),
  (bytes, pick) => {
    if (bytes.length < 8) return bytes;
    const changed = bytes.slice();
    new DataView(changed.buffer).setBigUint64(0, lengths[pick(lengths.length)], true);
    return changed;
  },
  ...new Array<Mutation>(18).fill(editHeader),
];

function mutantOf(number: number): Uint8Array {
  const pick = chance(number);
  let bytes: Uint8Array = originals[pick(originals.length)];
  for (let times = Math.max(1, pick(4)); times > 0; times--)
    bytes = mutations[pick(mutations.length)](bytes, pick);
  return bytes;
}

/** The code of the error, or "read"; any other error goes on. */
function outcome(read: () => unknown): string {
  try {
    read();
    return "read";
  } catch (error) {
    if (error instanceof KobaiError) return error.code;
    throw error;
  }
}

const memory = () => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

test(`${count} mutants of our files are refused by name or read, quickly and in little memory`, {
  timeout: 0,
}, () => {
  const met = new Map<string, number>();
  let slowest = 0;
  for (let number = 0; number < count; number++) {
    const bytes = mutantOf(number);
    const [before, start] = [memory(), performance.now()];
    for (const read of [
      load,
      loadCheckpoint,
      (file: Uint8Array) => load(file, { activations: ["relu", "softmax"] }),
    ]) {
      const code = outcome(() => read(bytes));
      met.set(code, (met.get(code) ?? 0) + 1);
    }
    slowest = Math.max(slowest, performance.now() - start);
    expect(memory() - before).toBeLessThan(8 * bytes.length + 64 * 2 ** 20);
  }
  expect(slowest).toBeLessThan(1000);
  // the mutants reach the checks behind the first one
  expect(met.get("read")).toBeGreaterThan(0);
  expect(met.size).toBeGreaterThan(25);
});
