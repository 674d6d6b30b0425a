// A trained 576-100-10 network predicting in TensorFlow.js on its WebAssembly backend.
// Usage: predict.mjs FOLDER OUTPUTS → one line of JSON.
import * as tf from "@tensorflow/tfjs";
import { report } from "../common.mjs";
import { digits, predictions, transposed } from "../predictions.mjs";
import { start } from "./backend.mjs";

await start();
const { W1, b1, W2, b2 } = digits();
const model = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [576], units: 100, activation: "sigmoid" }),
    tf.layers.dense({ units: 10, activation: "softmax" }),
  ],
});
model.setWeights([
  tf.tensor2d(transposed(W1, 100), [576, 100]),
  tf.tensor1d(b1),
  tf.tensor2d(transposed(W2, 10), [100, 10]),
  tf.tensor1d(b2),
]);

/** @param {Float32Array} inputs */
function predict(inputs) {
  const x = tf.tensor2d(inputs, [inputs.length / 576, 576]);
  const y = /** @type {tf.Tensor} */ (model.predict(x));
  const outputs = y.dataSync();
  tf.dispose([x, y]);
  return outputs;
}

/** @param {Float32Array} inputs */
function predictAll(inputs) {
  const x = tf.tensor2d(inputs, [inputs.length / 576, 576]);
  const y = /** @type {tf.Tensor} */ (model.predict(x, { batchSize: 10_000 }));
  const outputs = y.dataSync();
  tf.dispose([x, y]);
  return outputs;
}

report({ ...(await predictions({ one: predict, all: predictAll })), version: tf.version_core });
