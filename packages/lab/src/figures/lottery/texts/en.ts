// Everything the seed lottery says in English.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "The seed lottery",
  purpose:
    "Each dot is one seed, which draws the first weights: below the line the deeper network, with one more layer, ended better, above it the other.",
  invitation: "Predict first: of 40 seeds, for how many will the deeper network win?",
};

export const en = {
  frame,
  question: "The deeper network wins for",
  option: (range: string) => range,
  plot: "The loss of the deeper network after 5,000 iterations, against that of the other, one dot for each seed; both axes are logarithmic",
  shallow: "loss of 3-3-1 (two layers)",
  deep: "loss of 3-3-3-1 (three layers)",
  wins: "the deeper one wins",
  loses: "the shallower one wins",
  waiting: (seed: number, shallow: string, deep: string, wins: boolean) =>
    `Seed ${seed}: the deeper network ends at ${deep}, the other at ${shallow}. ${wins ? "So depth is better?" : "So depth is worse?"} That was one draw.`,
  drawing: (done: number, all: number) => `Drawing: ${done} of ${all} seeds.`,
  verdict: (right: boolean, wins: number, all: number) =>
    `${right ? "Right" : "Not quite"}: the deeper network wins ${wins} of ${all}. Which of the two is better is decided by the seed, more than by the layer.`,
  far: (count: number) =>
    count === 0 ? "" : `${count} of the 80 trainings ended no better than always answering the mean.`,
  first: ["Forty seeds, from ", " on."],
  firstLabel: "the first seed",
  head: ["seed", "3-3-1", "3-3-3-1", "wins"],
  /** Between two sentences. */
  gap: " ",
};

export type Texts = typeof en;
