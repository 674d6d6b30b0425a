// Losses of many epochs as lines of a few hundred points, and how far the axis of epochs reaches.
import type { PlotPoint } from "../../../kit/plot/series.js";

const most = 240;

/** Every so many epochs one, the first and the last always. */
export function thinned(losses: readonly number[]): PlotPoint[] {
  const every = Math.max(1, Math.ceil(losses.length / most));
  return losses.map((y, x) => ({ x, y })).filter(({ x }) => x % every === 0 || x === losses.length - 1);
}

/** 100, 200, 400 …: the axis stands still while a training goes on, and doubles when it is full. */
export function horizonOf(epoch: number): number {
  let horizon = 100;
  while (horizon < epoch) horizon *= 2;
  return horizon;
}
