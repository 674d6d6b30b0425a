// A network of dense layers trained with Adam by TensorFlow.js on its WebAssembly backend (SIMD, one thread).
// Usage: train.mjs FOLDER SEED RECIPE → one line of JSON.
import * as tf from "@tensorflow/tfjs";
import { accuracy, mnist, report, since } from "../common.mjs";
import { start } from "./backend.mjs";

const [folder, seed, recipe] = process.argv.slice(2);
const { sizes, activation, learningRate, batchSize, epochs, rows } = JSON.parse(recipe);
const [inputSize, ...outputSizes] = sizes;
const train = mnist(folder, "train", inputSize);
const test = mnist(folder, "t10k", inputSize);
const count = rows ?? train.rows;
await start();

const x = tf.tensor2d(train.inputs.subarray(0, count * inputSize), [count, inputSize]);
const y = tf.oneHot(tf.tensor1d(train.labels.subarray(0, count), "int32"), 10);

const started = performance.now();
const model = tf.sequential({
  layers: outputSizes.map((units, i) => {
    const last = i === outputSizes.length - 1;
    return tf.layers.dense({
      units,
      ...(i === 0 && { inputShape: [inputSize] }),
      activation: last ? "softmax" : activation,
      kernelInitializer: tf.initializers[activation === "relu" && !last ? "heUniform" : "glorotUniform"]({
        seed: Number(seed) + i,
      }),
    });
  }),
});
model.compile({ optimizer: tf.train.adam(learningRate), loss: "categoricalCrossentropy" });
await model.fit(x, y, { batchSize, epochs, shuffle: true, verbose: 0 });
const seconds = since(started);

const outputs = await model.predict(tf.tensor2d(test.inputs, [test.rows, inputSize])).data();
report({ seconds, accuracy: accuracy(outputs, test.labels), version: tf.version_core });
