// Everything the depth figure says in English.
import type { FigureTexts } from "../../figure.js";
import type { Initialization } from "../model.js";

const frame: FigureTexts = {
  title: "Depth, and gradients that vanish",
  purpose: "Every layer hands back only a part of the gradient it was given, and the parts multiply.",
  invitation:
    "Make the network deeper, and watch its first layer fall silent. Then draw the first weights wider.",
};

export const en = {
  frame,
  /** The number of layers stands between the two. */
  before: "In a network of ",
  after: (times: string) =>
    ` layers, a weight of the first layer feels ${times} times less gradient than one of the last.`,
  same: " layers, a weight of the first layer feels as much gradient as one of the last.",
  depth: "layers",
  initialization: "First weights",
  initializations: {
    lecture: "the lecture’s, between −0.5 and 0.5",
    xavier: "xavier: the more nodes in a layer, the narrower",
    wide: "four times as wide as xavier",
  } satisfies Record<Initialization, string>,
  short: { lecture: "±0.5", xavier: "xavier", wide: "4 × xavier" } satisfies Record<Initialization, string>,
  gradientPlot: "Gradient of each layer before the first step",
  layerAxis: "layer",
  gradientAxis: "size of a weight’s gradient, mean over 20 seeds",
  lossPlot: "Where the training ends, by depth",
  depthAxis: "layers of the network",
  lossAxis: "loss after 5,000 iterations of exercise 3-12, three nodes a layer, seed 0",
  mean: "the mean",
  training: (done: number, all: number) => `Training network ${done + 1} of ${all} …`,
  failed: (reason: string) => `The training stopped: ${reason}`,
  verdict: (depth: number, learned: boolean) =>
    learned
      ? `With ${depth} layers it learns.`
      : `With ${depth} layers it ends where always answering the mean would: the mean of the targets is all it has learned.`,
};

export type Texts = typeof en;
