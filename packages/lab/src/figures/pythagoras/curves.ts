// The two pictures of the training as series: the loss against the mean's, and every answer against its truth.
import type { Series } from "../../kit/plot/series.js";
import type { Moment } from "./model.js";
import type { Texts } from "./texts/en.js";

interface Shown {
  /** Up to the one that is shown. */
  readonly moments: readonly Moment[];
  readonly answers: readonly { readonly y: number; readonly y0: number }[];
  readonly base: { readonly mean: number; readonly loss: number };
  readonly words: Pick<Texts, "mean" | "loss" | "answer" | "right">;
  readonly last: number;
}

export function curvesOf({ moments, answers, base, words, last }: Shown): {
  losses: Series[];
  answers: Series[];
} {
  const level = (y: number, xs: readonly number[]): Series => ({
    ...{ id: "mean", name: words.mean, hue: "soft", dashed: true },
    points: xs.map((x) => ({ x, y })),
  });
  const losses = moments.map(({ pass, loss }) => ({ x: pass, y: loss }));
  const ends = [0, 1].map((x) => ({ x, y: x }));
  return {
    losses: [level(base.loss, [1, last]), { id: "loss", name: words.loss, hue: "loss", points: losses }],
    answers: [
      level(base.mean, [0, 1]),
      { id: "right", name: words.right, hue: "soft", points: ends },
      {
        ...{ id: "answers", name: words.answer, hue: "ink", as: "dots" },
        points: answers.map(({ y, y0 }) => ({ x: y0, y })),
      },
    ],
  };
}
