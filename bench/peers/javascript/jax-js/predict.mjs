// A trained 576-100-10 network predicting in jax-js on its WebAssembly device, under one jit.
// Usage: predict.mjs FOLDER OUTPUTS → one line of JSON.
import { defaultDevice, init, jit, nn, numpy as np } from "@jax-js/jax";
import { report, versionOf } from "../common.mjs";
import { digits, predictions, transposed } from "../predictions.mjs";

await init("wasm");
defaultDevice("wasm");
const { W1, b1, W2, b2 } = digits();
const w1 = np.array(transposed(W1, 100)).reshape([576, 100]);
const w2 = np.array(transposed(W2, 10)).reshape([100, 10]);
const bias1 = np.array(Float32Array.from(b1));
const bias2 = np.array(Float32Array.from(b2));
const run = jit((x, w1, b1, w2, b2) => {
  const h = nn.sigmoid(np.matmul(x, w1).add(b1));
  return nn.softmax(np.matmul(h, w2).add(b2));
});
/** @param {Float32Array} inputs */
const predict = (inputs) =>
  run(np.array(inputs).reshape([inputs.length / 576, 576]), w1.ref, bias1.ref, w2.ref, bias2.ref).dataSync();

report({ ...(await predictions({ one: predict, all: predict })), version: versionOf("@jax-js/jax") });
process.exit(0);
