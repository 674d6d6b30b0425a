// The lecture's exercise 3-12 in TensorFlow.js on its WebAssembly backend, f32: 3-3-1 sigmoid, 5000 steps of gradient
// descent on all 100 rows. Usage: tiny.mjs FILE → one line of JSON.
import * as tf from "@tensorflow/tfjs";
import { pythagoras, report, warm } from "../common.mjs";
import { start } from "./backend.mjs";

const { inputs, targets, W1, b1, W2, b2 } = pythagoras(process.argv[2]);
await start();
const x = tf.tensor2d(inputs);
const y0 = tf.tensor2d(targets, [100, 1]);

function train() {
  const parameters = [
    tf.tidy(() => tf.variable(tf.tensor2d(W1, [3, 3]).transpose())),
    tf.variable(tf.tensor1d(b1)),
    tf.variable(tf.tensor2d(W2, [3, 1])),
    tf.variable(tf.tensor1d(b2)),
  ];
  const loss = () => {
    const h = tf.sigmoid(x.matMul(parameters[0]).add(parameters[1]));
    const y = tf.sigmoid(h.matMul(parameters[2]).add(parameters[3]));
    return /** @type {import("@tensorflow/tfjs").Scalar} */ (y.sub(y0).square().sum());
  };
  const optimizer = tf.train.sgd(0.1);
  for (let step = 1; step < 5000; step++) optimizer.minimize(loss);
  const [last] = /** @type {NonNullable<ReturnType<typeof optimizer.minimize>>} */ (
    optimizer.minimize(loss, true)
  ).dataSync();
  tf.dispose(parameters);
  return last;
}

const { seconds, result } = await warm(train);
report({ seconds, loss: result, precision: "f32", version: tf.version_core });
