// A trained 576-100-10 network predicting in ConvNetJS, which knows no batches.
// Usage: predict.mjs FOLDER OUTPUTS → one line of JSON.
import convnetjs from "convnetjs";
import { report, versionOf } from "../common.mjs";
import { digits, predictions } from "../predictions.mjs";

const { W1, b1, W2, b2 } = digits();
const net = new convnetjs.Net();
net.makeLayers([
  { type: "input", out_sx: 1, out_sy: 1, out_depth: 576 },
  { type: "fc", num_neurons: 100, activation: "sigmoid" },
  { type: "softmax", num_classes: 10 },
]);
const [, first, , last] = net.layers;
first.filters.forEach((filter, i) => {
  filter.w.set(W1.subarray(576 * i, 576 * i + 576));
});
first.biases.w.set(b1);
last.filters.forEach((filter, i) => {
  filter.w.set(W2.subarray(100 * i, 100 * i + 100));
});
last.biases.w.set(b2);

/** @param {Float32Array} row */
function predict(row) {
  const x = new convnetjs.Vol(1, 1, 576, 0);
  x.w.set(row);
  return net.forward(x).w;
}
/** @param {Float32Array} inputs */
function predictAll(inputs) {
  const outputs = new Float32Array(inputs.length / 57.6);
  for (let i = 0; i < inputs.length / 576; i++)
    outputs.set(predict(inputs.subarray(i * 576, (i + 1) * 576)), i * 10);
  return outputs;
}

report({ ...(await predictions({ one: predict, all: predictAll })), version: versionOf("convnetjs") });
