// The network as a program: what "copy as code" hands over.
import type { Task } from "./model.js";
import type { State } from "./state.js";

const regions: Readonly<Record<Task, string>> = {
  disc: "Math.hypot(x1 - 0.5, x2 - 0.5) < 0.35",
  band: "Math.abs(x1 + x2 - 1) < 0.3",
  xor: "x1 > 0.5 !== x2 > 0.5",
};

export function code({ task, hidden, seed }: State): string {
  return `import { adam, dense, fit, network } from "kobai";

// The middles of 20 × 20 squares, and whether they lie inside the region.
const points = Array.from({ length: 400 }, (_, i) => [((i % 20) + 0.5) / 20, 1 - (Math.floor(i / 20) + 0.5) / 20]);
const data = {
  inputs: Float64Array.from(points.flat()),
  targets: Float64Array.from(points.map(([x1, x2]) => Number(${regions[task]}))),
};
const untrained = network({ inputSize: 2, seed: ${seed} }, [dense(${hidden}, "sigmoid"), dense(1, "sigmoid")]);
const { model } = await fit(untrained, data, {
  loss: "binary-cross-entropy",
  optimizer: adam({ learningRate: 0.05 }),
  batchSize: 40,
  epochs: 300,
  precision: "f64",
});
for (const { weights, bias } of model.parameters) console.log(...weights, ...bias);
`;
}
