// @ts-check
// The lecture's exercise 3-12 in kobai: 3-3-1 sigmoid, 5000 steps of gradient descent on all 100 rows. The module is
// made and warm when the last 5000 of 15,000 epochs are timed. Usage: tiny.mjs FILE PRECISION → one line of JSON.
import { dense, fit, gradientDescent, network } from "kobai";
import { pythagoras, report } from "../javascript/common.mjs";

const { inputs, targets, W1, b1, W2, b2 } = pythagoras(process.argv[2]);
const precision = /** @type {import("kobai").Precision} */ (process.argv[3]);
const untrained = network({ inputSize: 3 }, [dense(3, "sigmoid"), dense(1, "sigmoid")]);
const parameters = [
  { weights: Float64Array.from(W1), bias: Float64Array.from(b1) },
  { weights: Float64Array.from(W2), bias: Float64Array.from(b2) },
];
const data = { inputs: Float64Array.from(inputs.flat()), targets: Float64Array.from(targets) };
const { history } = await fit({ ...untrained, parameters }, data, {
  loss: "squared-error",
  optimizer: gradientDescent({ learningRate: 0.1 }),
  batchSize: 100,
  epochs: 15_000,
  shuffle: false,
  precision,
});

const { epochs, path, kernels } = history;
const seconds = epochs.slice(10_000).reduce((sum, epoch) => sum + epoch.seconds, 0);
report({ seconds, loss: epochs[4999].loss, precision, version: `${path}, ${kernels}` });
