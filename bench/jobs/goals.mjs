// @ts-check
// What ours must reach: a figure of ours is at most so many times the figure of another contender, in the same run.

/** @typedef {{ job: string, figure: string, ours: string, other: string, atMost: number }} Goal */

/** @type {Goal[]} */
export const goals = [
  { job: "mnist", figure: "seconds", ours: "kobai", other: "PyTorch", atMost: 1 / 2.8 },
  { job: "mnist", figure: "seconds", ours: "kobai", other: "NumPy", atMost: 1 / 1.7 },
  { job: "mnist", figure: "seconds", ours: "kobai", other: "C, plain loops", atMost: 1 / 1.4 },
  { job: "mnist", figure: "seconds", ours: "kobai, 2 threads", other: "kobai", atMost: 1 / 1.6 },
  { job: "tiny", figure: "seconds", ours: "kobai, f32", other: "PyTorch", atMost: 1 / 130 },
  { job: "tiny", figure: "seconds", ours: "kobai, f64", other: "C, plain loops, f64", atMost: 1 / 1.8 },
  { job: "tiny", figure: "seconds", ours: "kobai, f32", other: "C, plain loops, f32", atMost: 1 / 3.5 },
  { job: "wide", figure: "seconds", ours: "kobai", other: "PyTorch", atMost: 1.4 },
  { job: "wide", figure: "seconds", ours: "kobai, fast", other: "PyTorch", atMost: 1.1 },
  { job: "predict", figure: "mnistOne", ours: "kobai", other: "onnxruntime-node", atMost: 1 / 5 },
  { job: "predict", figure: "mnistAll", ours: "kobai", other: "onnxruntime-node", atMost: 1 },
  { job: "predict", figure: "denseOne", ours: "kobai", other: "onnxruntime-node", atMost: 1 / 3 },
  { job: "predict", figure: "denseAll", ours: "kobai", other: "onnxruntime-node", atMost: 2.2 },
  { job: "predict", figure: "denseAll", ours: "kobai, fast", other: "onnxruntime-node", atMost: 1.6 },
];
