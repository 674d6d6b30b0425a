// Everything the figure of hidden nodes says in English.
import type { FigureTexts } from "../../figure.js";
import type { Task } from "../model.js";

const frame: FigureTexts = {
  title: "What hidden nodes look for",
  purpose:
    "Each hidden node cuts the square along one line of its own; the last node weighs their answers and puts the shape together.",
  invitation: "Silence a node and see what the answer loses. Which one is missed most?",
};

export const en = {
  frame,
  task: "Learn",
  tasks: { disc: "a disc", band: "a band", xor: "two corners" } satisfies Record<Task, string>,
  hidden: ["with ", " hidden nodes; seed of the weights "],
  hiddenLabel: "hidden nodes",
  seed: "seed of the weights",
  training: "Training …",
  wanted: "wanted (ink: 1)",
  answer: "answer",
  node: (name: string, sum: string) =>
    `${name} answers 1 where ${sum} is well above 0, and 0 where it is well below.`,
  wantedMap: "The region that is to be learned.",
  answerMap: (right: string) => `The answer of the whole network: ${right} of the 400 points are right.`,
  weight: "weight",
  here: "answer here",
  without: "right without it",
  silence: "Silence",
  hear: "Hear again",
  nodeButton: (name: string, silent: boolean) => (silent ? `Hear ${name} again` : `Silence ${name}`),
  table: "Each hidden node: its weight in the last node, its answer at the point, what is right without it",
  point: ["At the point (", ", ", "): "],
  input: (index: number) => `x${index}`,
  sum: (y: string, sum: string) => `y = σ(${sum}) = ${y}`,
  bias: "bias",
  right: (right: string) => `${right} right`,
  said: (right: string, silent: number) =>
    silent === 0 ? `All nodes heard: ${right} right.` : `${silent} silenced: ${right} right.`,
};

export type Texts = typeof en;
