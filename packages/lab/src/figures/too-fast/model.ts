// The lecture's exercise 3-12 at several learning rates: a network of 3, 3 and 1 nodes learns the root mean square of
// three numbers from 100 examples, with the lecture's classes. A loss is the sum over the examples before an update.
import {
  answer,
  learn as descend,
  layersOf,
  lossOfTheMean as lossOfMeanOf,
  rowsOf,
} from "../../lesson/pythagoras.js";

export const rates = [0.01, 0.03, 0.1, 0.2, 0.5, 1] as const;
export const iterations = 1000;

export interface Learned {
  readonly rate: number;
  /** Before each update. */
  readonly losses: readonly number[];
  /** The least and the greatest answer in the end. */
  readonly answers: readonly [number, number];
}

/** The same examples and the same first weights for every rate. */
export function learn({ rate, seed }: { rate: number; seed: number }): Learned {
  const rows = rowsOf(seed);
  const layers = layersOf(3, 1);
  const losses: number[] = [];
  descend(layers, rows, { alpha: rate, passes: iterations, see: (_, loss) => losses.push(loss) });
  const answers = rows.map(({ x }) => answer(layers, x));
  return { rate, losses, answers: [Math.min(...answers), Math.max(...answers)] };
}

export const lossOfTheMean = (seed: number): number => lossOfMeanOf(rowsOf(seed));

export function lastLoss({ losses }: Learned): number {
  return losses[losses.length - 1];
}

/** The rate with the smallest loss in the end. */
export function bestOf(all: readonly Learned[]): Learned {
  return all.reduce((best, one) => (lastLoss(one) < lastLoss(best) ? one : best));
}

/** In its last hundred passes it was, on the whole, better than always answering the mean. */
export function hasLearned({ losses }: Learned, mean: number): boolean {
  const late = losses.slice(-100);
  return late.reduce((sum, loss) => sum + loss, 0) / late.length < mean / 2;
}
