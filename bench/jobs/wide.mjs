// @ts-check
// C: a network of 1.9 million weights on whole MNIST pictures, where native libraries have their widest vectors.
import { javascript, kobai, mnistFolder, python, relaxed } from "../measure/programs.mjs";
import { fused, outside } from "./job.mjs";

/** @typedef {import("./job.mjs").Turn} Turn */

const recipe = {
  sizes: [784, 1024, 1024, 10],
  activation: "relu",
  learningRate: 0.001,
  batchSize: 256,
  epochs: 1,
};
/** A slow contender's part, in steps of the epoch's 234.375. */
const steps = 6;
const part = (steps * recipe.batchSize) / 60_000;

/** @param {Turn} turn */
const asked = (turn) => [
  mnistFolder,
  `${turn.seed}`,
  JSON.stringify(turn.part ? { ...recipe, rows: steps * recipe.batchSize } : recipe),
];

/** @param {Turn} turn @param {Record<string, unknown>} [options] @param {string[]} [flags] */
const ours = (turn, options = { threads: 1 }, flags = []) => kobai("train", asked(turn), { options, flags });

// OpenMP's threads must not spin where OpenBLAS's want the cores: it takes three times as long
const twoThreads = { OMP_NUM_THREADS: "2", OPENBLAS_NUM_THREADS: "2", OMP_WAIT_POLICY: "PASSIVE" };

/** @type {import("./job.mjs").Job} */
export const wide = {
  name: "wide",
  letter: "C",
  title: {
    en: "A wide network, 784-1024-1024-10 relu, Adam, batches of 256, one epoch of MNIST's whole pictures, everything counted.",
    ja: "幅の広いネットワーク。784-1024-1024-10 の ReLU、Adam、バッチ 256、MNIST の画像全体を 1 エポック。すべての時間です。",
  },
  operations: 60_000 * 2 * (2 * 784 * 1024 + 3 * 1024 * 1024 + 3 * 1024 * 10),
  figures: [{ key: "seconds", title: { en: "time", ja: "時間" }, unit: "s" }],
  check: ({ accuracy }, turn) => outside("accuracy", accuracy, turn.part ? [0.7, 0.9] : [0.95, 0.98]),
  contenders: [
    { name: "kobai", program: (turn) => ours(turn) },
    {
      name: "kobai, fast",
      program: (turn) => ours(turn, { threads: 1, deterministic: false }, relaxed),
      note: fused,
    },
    { name: "kobai, 2 threads", program: (turn) => ours(turn, { threads: 2 }), cores: 2 },
    { name: "PyTorch", program: (turn) => python("pytorch", "torch", "train", asked(turn)) },
    {
      name: "PyTorch, 2 threads",
      program: (turn) => python("pytorch", "torch", "train", [...asked(turn), "2"], twoThreads),
      cores: 2,
    },
    {
      name: "jax-js",
      program: (turn) => javascript("jax-js", "@jax-js/jax", "train", asked(turn)),
      part,
    },
    {
      name: "TF.js",
      program: (turn) => javascript("tfjs", "@tensorflow/tfjs-backend-wasm", "train", asked(turn)),
      part,
    },
  ],
};
