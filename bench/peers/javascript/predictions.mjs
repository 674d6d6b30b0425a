// @ts-check
// Times single predictions and 10,000 at once, on digits and on rows without zeros, and keeps what they answered.
// A program that uses it is called so: PROGRAM FOLDER OUTPUTS.
import { readFileSync, writeFileSync } from "node:fs";
import { since } from "./common.mjs";

export const folder = process.argv[2];

/** @param {string} name */
function floatsOf(name) {
  const bytes = readFileSync(`${folder}/${name}.f32`);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** The trained 576-100-10 network of bench/material.mjs: W1 [100][576] out first, b1, W2 [10][100], b2. */
export function digits() {
  const numbers = floatsOf("weights");
  const [W1, b1, W2, b2] = [
    [0, 57_600],
    [57_600, 57_700],
    [57_700, 58_700],
    [58_700, 58_710],
  ].map(([first, end]) => numbers.subarray(first, end));
  return { W1, b1, W2, b2 };
}

/** @param {ArrayLike<number>} matrix @param {number} rows [rows][columns] → [columns][rows] */
export function transposed(matrix, rows) {
  const columns = matrix.length / rows;
  return Float32Array.from(
    { length: matrix.length },
    (_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)],
  );
}

/** @typedef {(inputs: Float32Array) => ArrayLike<number> | Promise<ArrayLike<number>>} Predict */

/** @param {{ one: Predict, all: Predict }} predict each from inputs [n][576] to outputs [n][10] */
export async function predictions({ one, all }) {
  /** @type {Record<string, number>} */
  const result = {};
  const outputs = [];
  for (const name of ["mnist", "dense"]) {
    const inputs = floatsOf(name);
    const rows = Array.from({ length: 10_000 }, (_, i) => inputs.subarray(i * 576, (i + 1) * 576));
    for (const row of rows) outputs.push(Float32Array.from(await one(row)));
    result[`${name}One`] = (await medianSeconds(() => each(rows, one), 3)) / rows.length;
    outputs.push(Float32Array.from(await all(inputs)));
    result[`${name}All`] = await medianSeconds(() => all(inputs), 7);
  }
  writeFileSync(process.argv[3], new Uint8Array(await new Blob(outputs).arrayBuffer()));
  return result;
}

/** Waits only for what is a promise: waiting costs more than a small prediction.
 * @param {Float32Array[]} rows @param {Predict} one */
async function each(rows, one) {
  for (const row of rows) {
    const output = one(row);
    if (output instanceof Promise) await output;
  }
}

/** @param {() => unknown} action @param {number} times */
async function medianSeconds(action, times) {
  const seconds = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await action();
    seconds.push(since(started));
  }
  return seconds.sort((a, b) => a - b)[times >> 1];
}
