// @ts-check
// The lecture's exercise 3-12 in kobai: 3-3-1 sigmoid, 5000 steps of gradient descent on all 100 rows. One training goes
// on for ten times as long: the first 5000 steps warm the module up, of the other nine the median is told.
// Usage: tiny.mjs FILE PRECISION → one line of JSON.
import { dense, fit, gradientDescent, network } from "kobai";
import { pythagoras, report } from "../javascript/common.mjs";

const { inputs, targets, W1, b1, W2, b2 } = pythagoras(process.argv[2]);
const precision = /** @type {import("kobai").Precision} */ (process.argv[3]);
const steps = 5000;
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
  epochs: 10 * steps,
  shuffle: false,
  precision,
});

const { epochs, path, kernels } = history;
const turns = Array.from({ length: 9 }, (_, turn) => epochs.slice((turn + 1) * steps, (turn + 2) * steps));
const times = turns.map((turn) => turn.reduce((sum, epoch) => sum + epoch.seconds, 0));
const seconds = times.toSorted((a, b) => a - b)[4];
report({ seconds, loss: epochs[steps - 1].loss, precision, version: `${path}, ${kernels}` });
