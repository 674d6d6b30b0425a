// @ts-check
// A network of dense layers trained with Adam in kobai. Usage: train.mjs FOLDER SEED RECIPE OPTIONS → one line of JSON.
import { adam, dense, evaluate, fit, network } from "kobai";
import { mnist, report } from "../javascript/common.mjs";

const [folder, seed, recipe, options] = process.argv.slice(2);
const { sizes, activation, learningRate, batchSize, epochs } = JSON.parse(recipe);
const [inputSize, ...outputSizes] = sizes;
const train = mnist(folder, "train", inputSize);
const test = mnist(folder, "t10k", inputSize);

/** @type {(size: number, i: number) => import("kobai").DenseLayer} */
const layer = (size, i) => dense(size, i < outputSizes.length - 1 ? activation : "softmax");
const untrained = network({ inputSize, seed: Number(seed) }, outputSizes.map(layer));
const { model, history } = await fit(untrained, train, {
  loss: "cross-entropy",
  optimizer: adam({ learningRate }),
  batchSize,
  epochs,
  ...JSON.parse(options ?? "{}"),
});
const { accuracy } = /** @type {import("kobai").Classification} */ (await evaluate(model, test));
const { seconds, kernels, path, threads } = history;
report({ seconds, accuracy, version: `${path}, ${kernels}`, threads });
