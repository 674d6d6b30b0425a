// The losses of all rates as lines: the guess in ink, the best in the color of loss, the reader's own rate dashed.
import type { PlotPoint, Series } from "../../kit/plot/series.js";
import { bestOf, type Learned } from "./model.js";

const perDecade = 36;

/** Every pass at first, later fewer and fewer: about as many in each power of ten, the last one always. */
export function thinned(losses: readonly number[]): PlotPoint[] {
  const mark = (x: number) => Math.floor(perDecade * Math.log10(x) + 1e-9);
  return losses
    .map((y, i) => ({ x: i + 1, y }))
    .filter(({ x }) => x === 1 || x === losses.length || mark(x) > mark(x - 1));
}

interface Shown {
  readonly all: readonly Learned[];
  readonly guess: string;
  readonly own: number;
}

export function curvesOf({ all, guess, own }: Shown): Series[] {
  const best = all.length === 0 ? undefined : bestOf(all);
  return all.map((one) => ({
    id: String(one.rate),
    name: String(one.rate),
    points: thinned(one.losses),
    hue: one === best ? "loss" : String(one.rate) === guess || one.rate === own ? "ink" : "soft",
    dashed: one.rate === own,
  }));
}
