// The lecture's exercise 3-12 in ConvNetJS: 3-3-1 sigmoid, 5000 steps of gradient descent on all 100 rows.
// Usage: tiny.mjs FILE → one line of JSON.
import convnetjs from "convnetjs";
import { pythagoras, report, versionOf, warm } from "../common.mjs";

const { inputs, targets, W1, b1, W2, b2 } = pythagoras(process.argv[2]);
const volumes = inputs.map((row) => new convnetjs.Vol(row));

function lectureNet() {
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: 3 },
    { type: "fc", num_neurons: 3, activation: "sigmoid" },
    { type: "fc", num_neurons: 1, activation: "sigmoid" },
    { type: "regression", num_neurons: 1 },
  ]);
  // it puts a linear layer of its own before the regression: the lecture's network ends with the sigmoid
  net.layers.splice(5, 1);
  const [, first, , last] = net.layers;
  first.filters.forEach((filter, i) => {
    filter.w.set(W1.slice(3 * i, 3 * i + 3));
  });
  first.biases.w.set(b1);
  last.filters[0].w.set(W2);
  last.biases.w.set(b2);
  return net;
}

function train() {
  // its loss is ½ error², and it takes the mean over a batch: the rate makes up for both
  const options = { method: "sgd", learning_rate: 2 * 100 * 0.1, momentum: 0, batch_size: 100 };
  const trainer = new convnetjs.Trainer(lectureNet(), options);
  let loss = 0;
  for (let step = 0; step < 5000; step++) {
    loss = 0;
    volumes.forEach((x, row) => {
      // what it reports is twice the squared error
      loss += trainer.train(x, [targets[row]]).loss / 2;
    });
  }
  return loss;
}

const { seconds, result } = await warm(train);
report({ seconds, loss: result, precision: "f64", version: versionOf("convnetjs") });
