// @ts-check
// The lecture's exercise 3-12 in plain JavaScript: the lecture's own classes, kobai/lecture, 5000 steps of gradient
// descent on all 100 rows. Usage: tiny.mjs FILE → one line of JSON.
import { Layer } from "kobai/lecture";
import { pythagoras, report, warm } from "../common.mjs";

const { inputs, targets, W1, b1, W2, b2 } = pythagoras(process.argv[2]);

/** @param {number[]} weights @param {number[]} bias */
function layer(weights, bias) {
  const made = new Layer(3, bias.length);
  made.w = bias.map((_, i) => weights.slice(3 * i, 3 * i + 3));
  made.b = [...bias];
  return made;
}

function train() {
  const layers = [layer(W1, b1), layer(W2, b2)];
  const [first, last] = layers;
  let loss = 0;
  for (let step = 0; step < 5000; step++) {
    inputs.forEach((x, row) => {
      last.forward(first.forward(x));
      first.backward(last.backward(last.mseLoss([targets[row]])));
    });
    loss = last.loss;
    for (const each of layers) each.update(0.1);
  }
  return loss;
}

const { seconds, result } = await warm(train);
report({ seconds, loss: result, precision: "f64", version: process.version });
