// @ts-check
// A trained 576-100-10 network predicting in kobai. Usage: predict.mjs FOLDER OUTPUTS [OPTIONS] → one line of JSON.
import { dense, network, predictor } from "kobai";
import { report } from "../javascript/common.mjs";
import { digits, predictions } from "../javascript/predictions.mjs";

const { W1, b1, W2, b2 } = digits();
const untrained = network({ inputSize: 576 }, [dense(100, "sigmoid"), dense(10, "softmax")]);
const parameters = [
  { weights: W1.slice(), bias: b1.slice() },
  { weights: W2.slice(), bias: b2.slice() },
];
const compile = /** @type {(...parts: unknown[]) => ReturnType<typeof predictor>} */ (predictor);
const recognize = await compile({ ...untrained, parameters }, JSON.parse(process.argv[4] ?? "{}"));
const output = new Float32Array(10);
/** @param {Float32Array} row */
const one = (row) => recognize(row, output);
report(await predictions({ one, all: recognize.all }));
