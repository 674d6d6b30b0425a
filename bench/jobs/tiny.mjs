// @ts-check
// B: the lecture's exercise 3-12, a network of 16 weights. Everyone starts from the same weights.
import { pythagorasFile, writePythagoras } from "../measure/material.mjs";
import { c, javascript, kobai, python } from "../measure/programs.mjs";
import { outside } from "./job.mjs";

/** The loss of the last step as CPython computes it. */
const golden = 0.06861217002217804;
const file = [pythagorasFile];
const oneByOne = "-fno-tree-loop-vectorize";

/** @type {import("./job.mjs").Job} */
export const tiny = {
  name: "tiny",
  letter: "B",
  title: {
    en: "The lecture's exercise 3-12: 3-3-1 sigmoid, 5000 steps of gradient descent on all 100 rows, warmed up; each ends at a loss of 0.068612.",
    ja: "講義の問 3-12。3-3-1 のシグモイド、100 行すべてを使った勾配降下を 5000 回、準備運動のあとに測りました。損失はどれも 0.068612 になります。",
  },
  figures: [{ key: "seconds", title: { en: "time", ja: "時間" }, unit: "ms" }],
  prepare: writePythagoras,
  check: ({ loss, precision }) => {
    const tolerance = precision === "f64" ? 1e-10 : 1e-5;
    return outside("loss", loss, [golden * (1 - tolerance), golden * (1 + tolerance)]);
  },
  contenders: [
    { name: "kobai, f64", program: () => kobai("tiny", [...file, "f64"]) },
    { name: "kobai, f32", program: () => kobai("tiny", [...file, "f32"]) },
    { name: "C, plain loops, f64", program: () => c("tiny", file, [oneByOne]) },
    { name: "C, plain loops, f32", program: () => c("tiny", file, [oneByOne, "-DREAL=float"]) },
    { name: "C, glibc's vector library, f64", program: () => c("tiny", file) },
    { name: "C, glibc's vector library, f32", program: () => c("tiny", file, ["-DREAL=float"]) },
    { name: "NumPy", program: () => python("numpy", "numpy", "tiny", file) },
    { name: "JavaScript, kobai/lecture", program: () => javascript("plain", ".", "tiny", file) },
    { name: "ConvNetJS", program: () => javascript("convnetjs", "convnetjs", "tiny", file) },
    { name: "PyTorch", program: () => python("pytorch", "torch", "tiny", file) },
    { name: "jax-js", program: () => javascript("jax-js", "@jax-js/jax", "tiny", file) },
    { name: "TF.js", program: () => javascript("tfjs", "@tensorflow/tfjs-backend-wasm", "tiny", file) },
    { name: "Python alone", program: () => python("plain", "numpy", "tiny", file) },
  ],
};
