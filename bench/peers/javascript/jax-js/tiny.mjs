// The lecture's exercise 3-12 in jax-js on its WebAssembly device, f32: 3-3-1 sigmoid, 5000 steps of gradient descent
// on all 100 rows, each step under one jit. Usage: tiny.mjs FILE → one line of JSON.
import { defaultDevice, init, jit, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import { pythagoras, report, versionOf, warm } from "../common.mjs";

const { inputs, targets, W1, b1, W2, b2 } = pythagoras(process.argv[2]);
await init("wasm");
defaultDevice("wasm");

const x = np.array(inputs);
const y0 = np.array(targets).reshape([100, 1]);
const loss = ([W1, b1, W2, b2]) => {
  const h = nn.sigmoid(np.matmul(x.ref, W1).add(b1));
  const y = nn.sigmoid(np.matmul(h, W2).add(b2));
  return np.square(y.sub(y0.ref)).sum();
};
const step = jit((parameters) => {
  const [value, gradients] = valueAndGrad(loss)(parameters.map((p) => p.ref));
  return [parameters.map((p, i) => p.sub(gradients[i].mul(0.1))), value];
});

async function train() {
  const transposed = [0, 3, 6, 1, 4, 7, 2, 5, 8].map((i) => W1[i]);
  let parameters = [
    np.array(transposed).reshape([3, 3]),
    np.array(b1),
    np.array(W2).reshape([3, 1]),
    np.array(b2),
  ];
  let last = 0;
  for (let i = 0; i < 5000; i++) {
    const [updated, value] = step(parameters);
    [last] = await value.data();
    parameters = updated;
  }
  return last;
}

const { seconds, result } = await warm(train);
report({ seconds, loss: result, precision: "f32", version: versionOf("@jax-js/jax") });
process.exit(0);
