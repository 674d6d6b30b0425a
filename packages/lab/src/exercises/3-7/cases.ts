// Points and samples at which a learner's gradient is asked for. In the lecture's samples x1 equals x3, and two of the
// four numbers are the same; the others are there so that nobody is right by that chance.
import { type Parameters, type Sample, samples } from "../../lesson/node.js";

export interface Case {
  readonly parameters: Parameters;
  readonly over: readonly Sample[];
}

/** Seed 0: the four numbers that the program prints for. */
export const start: Parameters = [
  0.3444218515250481, 0.2579544029403025, -0.079428419169155, -0.24108324970703665,
];

export const cases: readonly Case[] = [
  { parameters: start, over: samples },
  {
    parameters: [0.7, -0.4, 0.2, -0.3],
    over: [
      { x: [0.5, -1, 2], target: 0 },
      { x: [-1.5, 0.25, 1], target: 1 },
      { x: [1, 2, -0.5], target: 1 },
      { x: [0.75, 0.5, 0.25], target: 0 },
    ],
  },
];

/** What a program gets: w, b, and the samples as pairs. */
export const asked = cases.map(({ parameters: [w1, w2, w3, b], over }) => [
  ...[[w1, w2, w3], b],
  over.map(({ x, target }) => [x, target]),
]);

/** Steps of the walk that the picture draws. */
export const walk = { alpha: 0.5, steps: 60 };
