// Everything the node's training says in English.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "Learning rate and iterations",
  purpose:
    "The same node, trained at three learning rates: ten times the rate does about what ten times the iterations do.",
  invitation: "Drag the learning rate or the number of iterations. What brings the loss below 0.01?",
};

export const en = {
  frame,
  sentence: {
    begin: "With weights from seed ",
    rate: " and learning rate α = ",
    times: ", after ",
    end: " iterations",
  },
  names: { seed: "seed", alpha: "learning rate α", iterations: "iterations" },
  curve: "The loss at each iteration, for three learning rates",
  iteration: "iteration",
  loss: "loss",
  rate: (alpha: string) => `α = ${alpha}`,
  last: (loss: string) => `the loss is ${loss}`,
  table: "What the trained node answers",
  heads: ["input", "wanted", "answer"],
};

export type Texts = typeof en;
