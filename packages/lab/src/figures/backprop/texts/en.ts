// Everything the figure says in English.
import type { Kind } from "../model/steps.js";
import type { State } from "../state.js";

type Sentence = (to: string, from: string) => string;
const sentences: Record<Kind, Sentence> = {
  product: (to, from) => `Forward. ${to} receives ${from}, times a weight.`,
  sum: (to) => `Forward. The products and the bias add up to z, the sum of ${to}.`,
  activation: (to) => `Forward. The activation turns z into ${to}.`,
  loss: () => "How far off are the outputs? The loss L puts it into one number.",
  error: (to) => `Back. If ${to} grew a little, how much would L grow? The slope of the loss answers.`,
  delta: (to) => `Back. Through the activation of ${to}: the slope of L by its sum z is called δ.`,
  gradient: (to, from) =>
    `Back. The gradient of the weight from ${from} to ${to}: slopes multiplied along each path to L, the paths added up.`,
  bias: (to) => `Back. The bias of ${to} is a weight whose input is 1.`,
  blame: (to, from) =>
    `Back. The weight that brought ${from} to ${to} now takes the δ of ${to} back to ${from}, where all that arrives is added up.`,
};
const lossTitles: Record<State["loss"], string> = {
  "squared-error": "squared error, summed",
  "mean-squared-error": "squared error, mean",
  "binary-cross-entropy": "cross-entropy",
};
const activationTitles: Record<State["activation"], string> = {
  sigmoid: "sigmoid",
  tanh: "tanh",
  relu: "ReLU",
  identity: "none",
};

export const en = {
  frame: {
    title: "Backpropagation, one product at a time",
    purpose:
      "For the gradient of a weight, slopes are multiplied along each path from it to the loss, and the paths are added up. A nudge of the weight gives the same number.",
    invitation:
      "Step on, with the button or the arrow keys, press an edge to see its products, or drag any underlined number.",
  },
  forward: "Forward: values in the nodes, weights at the edges",
  backward: "Back: δ = ∂L/∂z in the nodes, gradients at the edges",
  position: (step: number, count: number) => `Step ${step} of ${count}`,
  step: sentences,
  calculation: "What is computed",
  fused: "Sigmoid and cross-entropy are differentiated at once: their slopes multiply to the plain error.",
  nudge: "Check by nudging",
  nudgeSaid: (above: string, below: string, slope: string) =>
    `With 0.001 more the loss is ${above}, with 0.001 less ${below}: a slope of ${slope}.`,
  agrees: "The same, without any derivative.",
  kink: "Not the same: within this nudge ReLU bends, and at a bend there is no one slope.",
  weight: (from: string, to: string) => `weight from ${from} to ${to}`,
  bias: (to: string) => `bias of ${to}`,
  input: (name: string) => `input ${name}`,
  target: (name: string) => `target of ${name}`,
  gradient: (of: string, value: string) => `gradient of the ${of}: ${value}`,
  delta: (name: string, value: string) => `δ of ${name} = ${value}`,
  unknown: "not known yet",
  nodes: "Nodes",
  sizes: ["inputs", "in the first hidden layer", "in the second hidden layer", "outputs"],
  sizesShort: ["in", "1st hidden", "2nd hidden", "out"],
  sample: "Input",
  targets: "Target",
  seed: "Seed of the weights",
  activation: "Activation",
  activationTitles,
  loss: "Loss",
  lossTitles,
  strangeWeights:
    "The weights in the address belong to a network of another size. These are drawn from the seed.",
  numbers: "All weights in numbers",
  head: ["", "value", "gradient", "by nudging"],
};

export type Texts = typeof en;
