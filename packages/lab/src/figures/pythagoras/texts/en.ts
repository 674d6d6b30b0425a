// Everything the training figure says in English.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "Learning Pythagoras",
  purpose:
    "A network of four nodes learns a formula from 100 examples: first it finds their mean, then the formula itself, and the dots come to the diagonal.",
  invitation: "Go back to the start and play it again. When does it stop answering the same to everything?",
};

export const en = {
  frame,
  at: (pass: string, loss: string, mean: string) =>
    `Pass ${pass}: loss ${loss}. Always answering the mean costs ${mean}.`,
  training: (pass: string, all: string) => `Training: pass ${pass} of ${all}.`,
  lossPlot: "The loss, pass by pass",
  pass: "pass",
  loss: "loss",
  mean: "the mean",
  answers: "Answer and truth of the 100 examples",
  truth: "truth",
  answer: "answer",
  right: "right",
  unseen: (loss: string) => `On 100 points it has never seen the loss is ${loss}.`,
  asked: {
    before: "For x = (",
    after: (truth: string, answer: string, error: string) =>
      `) the truth is ${truth}; the network says ${answer}, which is off by ${error}.`,
  },
  input: (index: number) => `x${index}`,
  between: ", ",
  settings: { seed: "seed", alpha: "learning rate α" },
};

export type Texts = typeof en;
