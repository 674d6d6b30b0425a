// A network of dense layers trained by ConvNetJS, row by row as it works. It has no Adam: adadelta with its defaults
// is the nearest that it has, and does the same work per weight. Usage: train.mjs FOLDER SEED RECIPE → one line of JSON.
import convnetjs from "convnetjs";
import { accuracy, generator, mnist, report, shuffled, since, versionOf } from "../common.mjs";

const [folder, seed, recipe] = process.argv.slice(2);
const { sizes, activation, batchSize, epochs, rows } = JSON.parse(recipe);
const [inputSize, ...outputSizes] = sizes;
const train = mnist(folder, "train", inputSize);
const test = mnist(folder, "t10k", inputSize);
Math.random = generator(Number(seed));

/** @param {Float32Array} inputs @param {number} row */
function volume(inputs, row) {
  const vol = new convnetjs.Vol(1, 1, inputSize, 0);
  for (let i = 0; i < inputSize; i++) vol.w[i] = inputs[row * inputSize + i];
  return vol;
}
const volumes = Array.from({ length: train.rows }, (_, row) => volume(train.inputs, row));

const started = performance.now();
const net = new convnetjs.Net();
net.makeLayers([
  { type: "input", out_sx: 1, out_sy: 1, out_depth: inputSize },
  ...outputSizes.slice(0, -1).map((num_neurons) => ({ type: "fc", num_neurons, activation })),
  { type: "softmax", num_classes: outputSizes.at(-1) },
]);
const trainer = new convnetjs.Trainer(net, { method: "adadelta", batch_size: batchSize });
for (let epoch = 0; epoch < epochs; epoch++)
  for (const row of shuffled(train.rows, Math.random).subarray(0, rows ?? train.rows))
    trainer.train(volumes[row], train.labels[row]);
const seconds = since(started);

const outputs = Array.from({ length: test.rows }, (_, row) => [...net.forward(volume(test.inputs, row)).w]);
report({ seconds, accuracy: accuracy(outputs.flat(), test.labels), version: versionOf("convnetjs") });
