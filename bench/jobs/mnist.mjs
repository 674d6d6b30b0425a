// @ts-check
// A: the lecture's MNIST recipe, as our command runs it and as the peers' users write it.
import { c, javascript, kobaiCommand, mnistFolder, python } from "../measure/programs.mjs";
import { outside } from "./job.mjs";

/** @typedef {import("./job.mjs").Contender} Contender @typedef {import("./job.mjs").Turn} Turn */

const recipe = { sizes: [576, 100, 10], activation: "sigmoid", learningRate: 0.01, batchSize: 32 };
const epochs = 5;

/** A slow contender's part is one epoch. @param {Turn} turn */
const asked = ({ seed, part }) => [
  mnistFolder,
  `${seed}`,
  JSON.stringify({ ...recipe, epochs: part ? 1 : epochs }),
];

/** @param {string} threads @param {Turn} turn */
const command = (threads, { seed }) => [
  ..."train mnist --preset lecture --json --threads".split(" "),
  threads,
  "--seed",
  `${seed}`,
];

/** @type {Contender["read"]} */
const read = ({ trainSeconds, test, kernels, path, peakMemory }) => ({
  seconds: trainSeconds,
  accuracy: test.accuracy,
  version: `${path}, ${kernels}`,
  peakMemory,
});

// its products are too small for OpenBLAS's threads: with them it takes up to three times as long
const twoThreads = { OMP_NUM_THREADS: "2", OPENBLAS_NUM_THREADS: "1" };

/** @type {import("./job.mjs").Job} */
export const mnist = {
  name: "mnist",
  letter: "A",
  title: {
    en: "The lecture's MNIST recipe: 576-100-10 sigmoid, Adam 0.01, batches of 32, 5 epochs over 60,000 digits, everything counted from data in memory to the end; each ends at 96 to 97 % of the test digits.",
    ja: "講義にある MNIST の課題。576-100-10 のシグモイド、Adam 0.01、バッチ 32、60,000 個の数字を 5 エポック。データがメモリにある状態から終わりまでのすべての時間です。テストデータの正解率はどれも 96〜97 % になります。",
  },
  // forward, back to the weights, and in the second layer back to its inputs
  operations: epochs * 60_000 * 2 * (2 * 576 * 100 + 3 * 100 * 10),
  figures: [{ key: "seconds", title: { en: "time", ja: "時間" }, unit: "s" }],
  // seeds differ from library to library, so results can be equal only as draws are: 96.6 ± 0.3 % over many seeds
  check: ({ accuracy }, { part }) => outside("accuracy", accuracy, part ? [0.93, 0.977] : [0.955, 0.977]),
  contenders: [
    { name: "kobai", program: (turn) => kobaiCommand(command("1", turn)), read },
    {
      name: "kobai, 2 threads",
      program: (turn) => kobaiCommand(command("2", turn), { options: { threads: 2 } }),
      cores: 2,
      read,
    },
    { name: "C, plain loops", program: ({ seed }) => c("mnist", [mnistFolder, `${seed}`, `${epochs}`]) },
    { name: "NumPy", program: (turn) => python("numpy", "numpy", "train", asked(turn)) },
    { name: "scikit-learn", program: (turn) => python("sklearn", "sklearn", "train", asked(turn)) },
    { name: "PyTorch", program: (turn) => python("pytorch", "torch", "train", asked(turn)) },
    {
      name: "PyTorch, 2 threads",
      program: (turn) => python("pytorch", "torch", "train", [...asked(turn), "2"], twoThreads),
      cores: 2,
    },
    {
      name: "jax-js",
      program: (turn) => javascript("jax-js", "@jax-js/jax", "train", asked({ ...turn, part: false })),
      part: 1,
    },
    {
      name: "TF.js",
      program: (turn) => javascript("tfjs", "@tensorflow/tfjs-backend-wasm", "train", asked(turn)),
      part: 1 / epochs,
    },
    {
      name: "ConvNetJS",
      program: (turn) => javascript("convnetjs", "convnetjs", "train", asked(turn)),
      part: 1 / epochs,
      note: { en: "adadelta: it has no Adam", ja: "Adam がないので adadelta" },
    },
  ],
};
