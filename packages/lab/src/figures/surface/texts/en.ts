// Everything the loss surface says in English.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "The landscape of the loss",
  purpose:
    "The loss over two of the node’s numbers: the stronger the color, the higher. Four walkers go down from the same place.",
  invitation:
    "Click or drag to move the start. Where is the lowest place? Then choose another pair of numbers.",
};

export const en = {
  frame,
  pair: "Across and up",
  pairName: (across: string, up: string) => `${across}, ${up}`,
  parameter: (name: string) => (name === "b" ? "bias b" : `weight ${name}`),
  start: "start",
  held: "held",
  range: ["from −", " to ", ""],
  rangeLabel: "edge of the map",
  map: (across: string, up: string) => `Contours of the loss over ${across} and ${up}, with the walks`,
  relief: (across: string, up: string) =>
    `The loss over ${across} and ${up} as a hilly surface, with the walks`,
  turn: "Turn",
  lowest: (loss: string, across: string, up: string) => `Lowest here: ${loss} at (${across}, ${up})`,
  read: (loss: string, across: string, up: string) => `Loss ${loss} at (${across}, ${up})`,
  alphas: "Learning rates",
  alpha: (index: number) => `learning rate of walker ${index}`,
  momentum: "momentum",
  momentumOf: (alpha: string) => `at α = ${alpha}`,
  plain: (alpha: string) => `α = ${alpha}`,
  walker: "walker",
  place: "is at",
  loss: "loss",
  count: (step: number) => `After ${step === 1 ? "1 step" : `${step} steps`}`,
};

export type Texts = typeof en;
