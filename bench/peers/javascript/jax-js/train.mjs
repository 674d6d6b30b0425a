// A network of dense layers trained with Adam in jax-js on its WebAssembly device, the whole step under one jit.
// Usage: train.mjs FOLDER SEED RECIPE → one line of JSON.
import { blockUntilReady, defaultDevice, init, jit, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import {
  accuracy,
  generator,
  initialWeights,
  mnist,
  report,
  shuffled,
  since,
  versionOf,
} from "../common.mjs";

const [folder, seed, recipe] = process.argv.slice(2);
const { sizes, activation, learningRate, batchSize, epochs, rows } = JSON.parse(recipe);
const train = mnist(folder, "train", sizes[0]);
const test = mnist(folder, "t10k", sizes[0]);
const random = generator(Number(seed));
await init("wasm");
defaultDevice("wasm");

// the gradient of its own nn.sigmoid is 0 · ∞ = NaN below −88, and the recipe gets there
const sigmoid = (z) => np.tanh(z.mul(0.5)).mul(0.5).add(0.5);
const activate = activation === "sigmoid" ? sigmoid : nn[activation];
const forward = (params, x) =>
  params.reduce((value, { w, b }, i) => {
    const z = np.matmul(value, w).add(b);
    return i < params.length - 1 ? activate(z) : z;
  }, x);
const loss = (params, x, targets) => nn.logSoftmax(forward(params, x)).mul(targets).sum(-1).mean().mul(-1);

const adam = (p, g, { m, v }, [rate, scale]) => {
  const m1 = m.mul(0.9).add(g.ref.mul(0.1));
  const v1 = v.mul(0.999).add(np.square(g).mul(0.001));
  const step = m1.ref.mul(rate.ref).div(np.sqrt(v1.ref).mul(scale.ref).add(1e-8));
  return [p.sub(step), { m: m1, v: v1 }];
};
const step = jit((params, moments, x, targets, rate, scale) => {
  const copies = params.map(({ w, b }) => ({ w: w.ref, b: b.ref }));
  const [value, gradients] = valueAndGrad(loss)(copies, x, targets);
  const updated = params.map((layer, i) =>
    ["w", "b"].map((name) => adam(layer[name], gradients[i][name], moments[i][name], [rate, scale])),
  );
  rate.dispose();
  scale.dispose();
  return [updated.map(([[w], [b]]) => ({ w, b })), updated.map(([[, w], [, b]]) => ({ w, b })), value];
});

const started = performance.now();
let params = sizes.slice(1).map((outputs, i) => {
  const relu = activation === "relu" && i < sizes.length - 2;
  const weights = initialWeights(sizes[i], outputs, { relu, random });
  return { w: np.array(weights).reshape([sizes[i], outputs]), b: np.zeros([outputs]) };
});
let moments = params.map(({ w, b }) => ({
  w: { m: np.zeros(w.shape), v: np.zeros(w.shape) },
  b: { m: np.zeros(b.shape), v: np.zeros(b.shape) },
}));
let value;
let t = 0;
for (let epoch = 0; epoch < epochs; epoch++) {
  const order = shuffled(train.rows, random).subarray(0, rows ?? train.rows);
  for (let first = 0; first < order.length; first += batchSize) {
    const batch = order.subarray(first, first + batchSize);
    const x = new Float32Array(batch.length * sizes[0]);
    const targets = new Float32Array(batch.length * 10);
    batch.forEach((row, i) => {
      x.set(train.inputs.subarray(row * sizes[0], (row + 1) * sizes[0]), i * sizes[0]);
      targets[i * 10 + train.labels[row]] = 1;
    });
    t++;
    [params, moments, value] = step(
      params,
      moments,
      np.array(x).reshape([batch.length, sizes[0]]),
      np.array(targets).reshape([batch.length, 10]),
      np.array(learningRate / (1 - 0.9 ** t)),
      np.array(1 / Math.sqrt(1 - 0.999 ** t)),
    );
    // without a wait work piles up unfinished: ten times slower, and memory grows without end
    await value.data();
  }
}
await blockUntilReady(params);
const seconds = since(started);
const outputs = await forward(params, np.array(test.inputs).reshape([test.rows, sizes[0]])).data();
report({ seconds, accuracy: accuracy(outputs, test.labels), version: versionOf("@jax-js/jax") });
process.exit(0);
