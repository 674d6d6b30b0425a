// 0 xor 1 = 1.00 after 2,000 steps.
import { adam, dataset, dense, fit, network, predictor } from "kobai";

const data = dataset(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [[0], [1], [1], [0]],
);
const untrained = network({ inputSize: 2, seed: 1 }, [dense(4, "tanh"), dense(1, "sigmoid")]);
const { model } = await fit(untrained, data, { optimizer: adam({ learningRate: 0.05 }), epochs: 2000 });

const predict = await predictor(model);
document.querySelector("#answer").value = `0 xor 1 = ${predict([0, 1])[0].toFixed(2)}`;
