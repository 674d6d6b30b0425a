// Everything the training figure says in English.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "Learning Pythagoras",
  purpose:
    "From 100 examples a network of four nodes learns √((x1² + x2² + x3²) / 3): first it finds the mean of the answers, then how they differ, and the dots come to the diagonal.",
  invitation: "Rewind it and play it again. When does it stop answering the same to everything?",
};

export const en = {
  frame,
  at: (pass: string, loss: string, mean: string) =>
    `Iteration ${pass}: loss ${loss}. Always answering the mean costs ${mean}.`,
  training: (pass: string, all: string) => `Training: iteration ${pass} of ${all}.`,
  lossPlot: "The loss, iteration by iteration",
  pass: "iteration",
  loss: "loss",
  mean: "the mean",
  answers: "Answer and truth of the 100 examples",
  truth: "truth",
  answer: "answer",
  right: "as wanted",
  unseen: (loss: string) => `On 100 points that it has never seen, the loss is ${loss}.`,
  asked: {
    before: "For x = (",
    after: (truth: string, answer: string, error: string) =>
      `) the truth is ${truth}; the network says ${answer}, which is off by ${error}.`,
  },
  input: (index: number) => `x${index}`,
  between: ", ",
  settings: { seed: "seed of the examples and weights", alpha: "learning rate α" },
};

export type Texts = typeof en;
