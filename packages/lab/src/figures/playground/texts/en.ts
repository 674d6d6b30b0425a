// Everything the playground says in English, but for what it says of a reader's table.
import type { State } from "../state.js";

type Names<Field extends keyof State> = Readonly<Record<State[Field] & string, string>>;

const data: Names<"data"> = {
  circles: "circles",
  xor: "XOR",
  spiral: "spiral",
  pythagoras: "Pythagoras",
  own: "your own table",
};
const losses: Names<"loss"> = {
  "cross-entropy": "cross-entropy",
  "mean-squared-error": "mean squared error",
  "squared-error": "sum of squared errors",
};
const optimizers: Names<"optimizer"> = {
  "gradient-descent": "gradient descent",
  momentum: "momentum",
  rmsprop: "RMSprop",
  adam: "Adam",
  adamw: "AdamW",
};

export const en = {
  frame: {
    title: "Playground",
    purpose:
      "A network while it learns: its weights, what it answers to every point of the plane, and its loss epoch by epoch.",
    invitation:
      "Press “Play” and watch the picture close around the points. Drag the epoch back; change a setting, and the same epoch is trained anew.",
  },
  data: "Data",
  dataNames: data,
  about: {
    circles: "300 points: class 1 lies within class 0.",
    xor: "300 points: class 1 where the signs of x1 and x2 differ.",
    spiral: "300 points: two arms, wound into each other.",
    pythagoras: "100 times three numbers: how large is their root mean square?",
  },
  network: "The network; point at a node or an edge for its numbers",
  tooLarge: (nodes: number, edges: number) =>
    `${nodes} nodes and ${edges} weights are too many to draw. Its weights, layer by layer, as pixels: a row is a node, a column an input, the last column the bias.`,
  matrix: (layer: number) => `Weights of layer ${layer}`,
  layers: "Hidden layers",
  layer: {
    nodes: (layer: number) => `nodes in layer ${layer}`,
    activation: (layer: number) => `activation of layer ${layer}`,
  },
  noLayers: "none: inputs lead straight to the output",
  add: "Add a layer",
  remove: (layer: number) => `Remove layer ${layer}`,
  activations: {
    ...{
      sigmoid: "sigmoid",
      tanh: "tanh",
      relu: "ReLU",
      "leaky-relu": "leaky ReLU",
      silu: "SiLU",
      gelu: "GELU",
    },
    ...{ identity: "none", softmax: "softmax" },
  },
  weightsTable: "All weights in numbers",
  weightsHead: ["", "from", "value"],
  bias: "bias (1)",
  planeHeading: "What it answers; point at a place to ask about it",
  plane: (names: readonly string[]) =>
    `What the network answers in the plane of ${names.join(" and ")}. Arrow keys move the point that it is asked about.`,
  planeKey: (first: string, second: string) => ({
    first,
    second,
    test: "hollow: test data",
    wrong: "ringed: wrong",
  }),
  asked: (place: string, answer: string) => `${place} → ${answer}`,
  chance: (name: string, percent: string) => `${name} (${percent})`,
  number: (name: string, value: string) => `${name} ≈ ${value}`,
  wanted: (value: string) => ` (wanted: ${value})`,
  row: "Row that runs through the network",
  rowOf: (count: string) => ` of ${count}`,
  scatter: (name: string) => `Answers for ${name} against what was wanted; on the line they agree`,
  scatterAxes: { wanted: "wanted", answer: "answer", train: "training data", test: "test data" },
  confusion: "Test data: what they are, and what the network takes them for",
  confusionHead: "is ╲ answer",
  manyClasses: (count: number) => `${count} classes are too many for a table; see how many are right above.`,
  rowsTable: "The points in numbers",
  rowsHead: { set: "", wanted: "wanted", answer: "answer" },
  sets: { train: "training data", test: "test data" },
  time: "now",
  timeLabel: "epoch",
  epochOf: (epoch: string) => `epoch ${epoch}`,
  status: (epoch: string, train: string, test: string) =>
    `Epoch ${epoch}: loss ${train} on the training data, ${test} on the test data`,
  right: (train: string, test: string) => `; right ${train} and ${test}.`,
  end: ".",
  untrained: "Not trained yet.",
  computing: (epoch: string, wanted: string) => `On the way: epoch ${epoch} of ${wanted}.`,
  starting: "The training starts.",
  common: (share: string) =>
    ` Always giving the commonest answer would be right as often (${share}): so far nothing has been learned.`,
  lossPlot: "The loss, epoch by epoch",
  lossTable: "The loss in numbers",
  loss: "mean loss",
  epoch: "epoch",
  train: "training",
  test: "test",
  gradientPlot: "The gradient that arrives at each layer",
  gradient: "mean |∂L/∂w|",
  layerAxis: "layer",
  settings: {
    optimizer: "Optimizer",
    rate: "learning rate",
    batch: "batch size",
    loss: "loss",
    seed: "seed",
  },
  optimizers,
  losses,
  anew: "Other first weights",
  seedNote:
    "The seed draws the first weights, the order of the rows and the test data. “Rewind” keeps it, so every number comes out the same, to the last bit. Another seed draws all of them anew.",
  pace: "Epochs at a time",
  save: "Save as a model file",
  saved: (name: string) => `Saved as ${name}. “kobai inspect ${name}” shows what is in it.`,
  diverged: (epoch: string, step: string, layer: number, rate: string) =>
    `In epoch ${epoch}, step ${step}, the loss stopped being a number (NaN), first in layer ${layer}. With learning rate ${rate} each step overshot further than the one before, until the weights were too large to compute with. You see the last good ones.`,
  calmer: (rate: string) => `Try learning rate ${rate}`,
};

/** What every language must have: a missing text is a type error. */
export type Texts = typeof en;
