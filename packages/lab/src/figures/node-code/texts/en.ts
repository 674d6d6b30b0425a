// Everything the class run line by line says in English.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "A node, run line by line",
  purpose:
    "One line of the program, one part of the node, one term of the chain rule: they light up together.",
  invitation:
    "Step on, with the button or the arrow keys, and watch dw and db collect what each sample adds before the update. The first, 0 0 0, adds to db alone.",
};

export const en = {
  frame,
  code: "The class Node of kobai/lecture",
  diagram: "The node, its weights and its bias.",
  sample: (index: number, x: string, target: number) => `Sample ${index}: ${x} → ${target}`,
  update: "Update",
  table: "What has been added up",
  after: (index: number) => `no. ${index}`,
  head: "up to",
  loss: "loss",
  settings: { seed: "seed of the weights", alpha: "learning rate α" },
};

export type Texts = typeof en;
