// @ts-check
// D: a trained network predicts, one row at a time and 10,000 at once. Everyone holds the same weights.
import { readFileSync } from "node:fs";
import { digitRows, writeDigits } from "../measure/material.mjs";
import { c, javascript, kobai, python, relaxed, scratch } from "../measure/programs.mjs";
import { fused } from "./job.mjs";

const answers = `${scratch}/outputs.f32`;
const files = [scratch, answers];

/** @type {Awaited<ReturnType<typeof writeDigits>> | undefined} */
let expected;

/** The largest difference from the reference, of single predictions and of all at once, on both kinds of rows. */
function largestDifference() {
  const bytes = readFileSync(answers);
  const got = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const kinds = [expected?.mnist, expected?.mnist, expected?.dense, expected?.dense];
  const differences = kinds.flatMap((rows = [], kind) =>
    rows.flatMap(({ row, output }) =>
      Array.from(output, (value, i) => Math.abs(value - got[(kind * digitRows + row) * 10 + i])),
    ),
  );
  return differences.reduce((most, difference) => (difference <= most ? most : difference), 0);
}

/** @type {import("./job.mjs").Job} */
export const predict = {
  name: "predict",
  letter: "D",
  title: {
    en: "Predictions of a trained 576-100-10 network, one row at a time and 10,000 at once; all agree to 1e-5.",
    ja: "訓練した 576-100-10 のネットワークによる予測。1 行ずつの場合と、10,000 行をまとめた場合です。答えの差は 1e-5 以内です。",
  },
  figures: [
    { key: "mnistOne", title: { en: "a digit", ja: "数字 1 個" }, unit: "µs" },
    { key: "mnistAll", title: { en: "10,000 digits", ja: "数字 10,000 個" }, unit: "ms" },
    { key: "denseOne", title: { en: "a row without zeros", ja: "0 のない 1 行" }, unit: "µs" },
    { key: "denseAll", title: { en: "10,000 without zeros", ja: "0 のない 10,000 行" }, unit: "ms" },
  ],
  prepare: async () => {
    expected = await writeDigits();
  },
  check: () => {
    const difference = largestDifference();
    return difference <= 1e-5
      ? undefined
      : `outputs: expected the reference's within 1e-5, got ${difference}`;
  },
  contenders: [
    { name: "kobai", program: () => kobai("predict", files) },
    {
      name: "kobai, fast",
      program: () => kobai("predict", files, { options: { deterministic: false }, flags: relaxed }),
      note: fused,
    },
    { name: "C, plain loops", program: () => c("predict", files) },
    {
      name: "onnxruntime-node",
      program: () => javascript("onnxruntime", "onnxruntime-node", "predict", files),
    },
    { name: "NumPy", program: () => python("numpy", "numpy", "predict", files) },
    { name: "PyTorch, traced", program: () => python("pytorch", "torch", "predict", [...files, "jit"]) },
    { name: "PyTorch", program: () => python("pytorch", "torch", "predict", files) },
    { name: "scikit-learn", program: () => python("sklearn", "sklearn", "predict", files), part: 1 },
    {
      name: "TF.js",
      program: () => javascript("tfjs", "@tensorflow/tfjs-backend-wasm", "predict", files),
      part: 1,
    },
    { name: "jax-js", program: () => javascript("jax-js", "@jax-js/jax", "predict", files), part: 1 },
    { name: "ConvNetJS", program: () => javascript("convnetjs", "convnetjs", "predict", files), part: 1 },
  ],
};
