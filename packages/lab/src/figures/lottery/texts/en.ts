// Everything the seed lottery says in English.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "The seed lottery",
  purpose:
    "Each dot is one seed: below the line the network with one layer more ended better, above it the one without.",
  invitation: "Predict first: of 40 seeds, in how many will one layer more win?",
};

export const en = {
  frame,
  question: "One layer more wins in",
  option: (range: string) => range,
  plot: "The loss after 5,000 passes with one layer more, against the loss without, one dot for each seed",
  shallow: "loss of 3-3-1",
  deep: "loss of 3-3-3-1",
  wins: "one layer more wins",
  loses: "it loses",
  waiting: (seed: number, shallow: string, deep: string, wins: boolean) =>
    `Seed ${seed}: one layer more ends at ${deep}, without it at ${shallow}. ${wins ? "So it is better?" : "So it is worse?"} That was one draw.`,
  drawing: (done: number, all: number) => `Drawing: ${done} of ${all} seeds.`,
  verdict: (right: boolean, wins: number, all: number) =>
    `${right ? "Right" : "Not quite"}: one layer more wins ${wins} of ${all}. Which network is better is decided by the seed, more than by the layer.`,
  far: (count: number) =>
    count === 0 ? "" : `${count} of the 80 trainings ended no better than always answering the mean.`,
  first: ["Forty seeds, from ", " on."],
  firstLabel: "the first seed",
  head: ["seed", "3-3-1", "3-3-3-1", "wins"],
  /** Between two sentences. */
  gap: " ",
};

export type Texts = typeof en;
