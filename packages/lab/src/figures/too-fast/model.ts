// The lecture's exercise 3-12 at several learning rates: a network of 3, 3 and 1 nodes learns the root mean square of
// three numbers from 100 examples, with the lecture's classes. A loss is the sum over the examples before an update.
import { Layer, random, seed as seedRandom } from "kobai/lecture";

export const rates = [0.01, 0.03, 0.1, 0.2, 0.5, 1] as const;
export const iterations = 1000;

interface Example {
  readonly x: number[];
  readonly y0: number;
}

export function examplesFromRandom(): Example[] {
  return Array.from({ length: 100 }, () => {
    const x = [random(), random(), random()];
    return { x, y0: Math.sqrt((x[0] ** 2 + x[1] ** 2 + x[2] ** 2) / 3) };
  });
}

export interface Learned {
  readonly rate: number;
  /** Before each update. */
  readonly losses: readonly number[];
  /** The least and the greatest answer in the end. */
  readonly answers: readonly [number, number];
}

/** The same examples and the same first weights for every rate. */
export function learn({ rate, seed }: { rate: number; seed: number }): Learned {
  seedRandom(seed);
  const examples = examplesFromRandom();
  const layers = [new Layer(3, 3), new Layer(3, 1)];
  const losses = Array.from({ length: iterations }, () => {
    const loss = pass(examples, layers);
    for (const layer of layers) layer.update(rate);
    return loss;
  });
  const answers = examples.map(({ x }) => forward(layers, x)[0]);
  return { rate, losses, answers: [Math.min(...answers), Math.max(...answers)] };
}

function forward(layers: readonly Layer[], x: number[]): number[] {
  return layers.reduce((value, layer) => layer.forward(value), x);
}

/** Adds up the gradients of all examples, and returns the loss. */
function pass(examples: readonly Example[], layers: readonly Layer[]): number {
  const last = layers[layers.length - 1];
  for (const { x, y0 } of examples) {
    forward(layers, x);
    layers.reduceRight((delta, layer) => layer.backward(delta), last.mseLoss([y0]));
  }
  return last.loss;
}

/** The loss of always answering the mean of the examples: whoever is no better has learned nothing. */
export function lossOfTheMean(seed: number): number {
  seedRandom(seed);
  const wanted = examplesFromRandom().map(({ y0 }) => y0);
  const mean = wanted.reduce((sum, y0) => sum + y0, 0) / wanted.length;
  return wanted.reduce((sum, y0) => sum + (y0 - mean) ** 2, 0);
}

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
