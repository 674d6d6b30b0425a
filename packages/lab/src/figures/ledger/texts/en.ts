// Everything the loss ledger says in English.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "A ledger of losses",
  purpose:
    "One node, three samples: each error becomes a square, and the squares add up to one number, the loss.",
  invitation: "Drag the numbers of the node until all three squares are small.",
};

export const en = {
  frame,
  formula: "The node",
  parameter: (name: string) => (name === "b" ? "bias b" : `weight ${name}`),
  heads: { x: "input", target: "wanted", y: "answer", error: "error", square: "error²" },
  sampleName: (index: number) => `sample ${index}`,
  sum: "loss",
  mean: (value: string) => `on average ${value} per sample`,
  exact: (index: number, formula: string, y: string, target: number, square: string) =>
    `Sample ${index}: y = ${formula} = ${y}, and (${y} − ${target})² = ${square}`,
  hint: "Point at a sample for its numbers in full.",
  slices: "The loss, from 0 to 2, while one number moves and the others stay",
  slice: (name: string, value: string, loss: string) =>
    `The loss against ${name}; at ${name} = ${value} it is ${loss}`,
  said: (loss: string) => `Loss ${loss}`,
};

export type Texts = typeof en;
