// @ts-check
// What all contenders of a job work on, as files: the same rows and the same first or trained weights for each of them.
import { writeFileSync } from "node:fs";
import { adam, dense, fit, network, trace } from "kobai";
import { toOnnx } from "kobai/export";
import { Layer, random, seed } from "kobai/lecture";
import { generator, mnist } from "../peers/javascript/common.mjs";
import { mnistFolder, scratch } from "./programs.mjs";

/** Exercise 3-12 as the lecture draws it from seed 0: 100 rows, then the layers in order. One number behind the other:
 * three inputs and a target per row, then w row by row and b of each layer. */
export const pythagorasFile = `${scratch}/pythagoras.txt`;

export async function writePythagoras() {
  seed(0);
  const rows = Array.from({ length: 100 }, () => {
    const x = [random(), random(), random()];
    return [...x, Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / 3)];
  });
  const layers = [new Layer(3, 3), new Layer(3, 1)];
  const numbers = [...rows.flat(), ...layers.flatMap(({ w, b }) => [...w.flat(), ...b])];
  writeFileSync(pythagorasFile, `${numbers.join("\n")}\n`);
}

/** How many rows of each kind; every 20th is compared with the reference. */
export const digitRows = 10_000;
const comparedEvery = 20;

/** A network 576-100-10 that has read MNIST once. */
function learn() {
  const untrained = network({ inputSize: 576 }, [dense(100, "sigmoid"), dense(10, "softmax")]);
  const optimizer = adam({ learningRate: 0.01 });
  // biome-ignore lint/suspicious/noFocusedTests: it trains; it is no test
  return fit(untrained, mnist(mnistFolder, "train", 576), { optimizer, epochs: 1 });
}

/** That network as weights and as ONNX, the digits of the test, and as many rows without a zero. Returns what the
 * reference answers. */
export async function writeDigits() {
  const { model } = await learn();
  const { inputs } = mnist(mnistFolder, "t10k", 576);
  const uniform = generator(0);
  const denseInputs = Float32Array.from(inputs, () => uniform() * 0.5 + 0.25);
  const floats = model.parameters.flatMap(({ weights, bias }) => [...weights, ...bias]);
  writeFileSync(`${scratch}/weights.f32`, Float32Array.from(floats));
  writeFileSync(`${scratch}/mnist.f32`, inputs);
  writeFileSync(`${scratch}/dense.f32`, denseInputs);
  writeFileSync(`${scratch}/digits.onnx`, toOnnx(model));
  return { mnist: expected(model, inputs), dense: expected(model, denseInputs) };
}

/** The reference's outputs of every 20th row. @param {import("kobai").Model} model @param {Float32Array} inputs */
function expected(model, inputs) {
  const rows = Array.from({ length: digitRows / comparedEvery }, (_, i) => i * comparedEvery);
  return rows.map((row) => ({
    row,
    output: trace(model, inputs.subarray(row * 576, (row + 1) * 576)).output,
  }));
}
