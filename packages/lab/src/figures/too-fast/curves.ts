// The losses of all rates as lines: the guess in ink, the best in the color of loss, the reader's own rate dashed.
import type { PlotPoint, Series } from "../../kit/plot/series.js";
import { milestones } from "../../lesson/pythagoras.js";
import { bestOf, type Learned } from "./model.js";

/** The losses of the passes worth showing. */
export function thinned(losses: readonly number[]): PlotPoint[] {
  return milestones(losses.length).map((x) => ({ x, y: losses[x - 1] }));
}

interface Shown {
  readonly all: readonly Learned[];
  /** Before the name of the reader's own. */
  readonly yours: string;
  readonly guess: string;
  readonly own: number;
}

export function curvesOf({ all, guess, own, yours }: Shown): Series[] {
  const best = all.length === 0 ? undefined : bestOf(all);
  return all.map((one) => ({
    id: String(one.rate),
    name: `${one.rate === own ? yours : ""}α = ${one.rate}`,
    points: thinned(one.losses),
    hue: one === best ? "loss" : String(one.rate) === guess || one.rate === own ? "ink" : "soft",
    dashed: one.rate === own,
  }));
}
