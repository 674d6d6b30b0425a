// A trained 576-100-10 network predicting in onnxruntime-node, one thread.
// Usage: predict.mjs FOLDER OUTPUTS → one line of JSON.
import { InferenceSession, Tensor } from "onnxruntime-node";
import { report, versionOf } from "../common.mjs";
import { folder, predictions } from "../predictions.mjs";

const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
const session = await InferenceSession.create(`${folder}/digits.onnx`, options);
const [input] = session.inputNames;
const [output] = session.outputNames;
/** @param {Float32Array} inputs */
async function predict(inputs) {
  const tensor = new Tensor("float32", inputs, [inputs.length / 576, 576]);
  const outputs = await session.run({ [input]: tensor });
  return /** @type {Float32Array} */ (outputs[output].data);
}

report({ ...(await predictions({ one: predict, all: predict })), version: versionOf("onnxruntime-node") });
