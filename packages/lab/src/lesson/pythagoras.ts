// Exercise 3-12 of the lecture, as its figures share it: 100 points of a cube, the root mean square of each, and layers
// that learn it from them. All by the lecture's own classes; a loss is the sum over the rows, before an update.
import { Layer, random, seed as reseed } from "kobai/lecture";

export interface Row {
  readonly x: number[];
  readonly y0: number;
}

export const rootMeanSquare = ([x1, x2, x3]: readonly number[]): number =>
  Math.sqrt((x1 ** 2 + x2 ** 2 + x3 ** 2) / 3);

/** Starts the random numbers at `seed`; what is drawn next goes on from there. */
export function rowsOf(seed: number): Row[] {
  reseed(seed);
  return Array.from({ length: 100 }, () => {
    const x = [random(), random(), random()];
    return { x, y0: rootMeanSquare(x) };
  });
}

/** Layers for its three inputs, created in order: `layersOf(3, 1)` is 3-3-1. */
export function layersOf(...sizes: readonly number[]): Layer[] {
  return sizes.map((nout, i) => new Layer(i === 0 ? 3 : sizes[i - 1], nout));
}

export function answer(layers: readonly Layer[], x: number[]): number {
  return layers.reduce((values, layer) => layer.forward(values), x)[0];
}

/** Forward and backward over all rows, without an update. Returns the loss. */
export function pass(layers: readonly Layer[], rows: readonly Row[]): number {
  const last = layers[layers.length - 1];
  for (const { x, y0 } of rows) {
    answer(layers, x);
    layers.reduceRight((delta, layer) => layer.backward(delta), last.mseLoss([y0]));
  }
  return last.loss;
}

interface Plan {
  readonly alpha: number;
  readonly passes: number;
  /** Told the loss of every pass, counted from 1, before its update. */
  readonly see?: (pass: number, loss: number) => void;
}

/** Returns the loss of the last pass, before its update. */
export function learn(layers: readonly Layer[], rows: readonly Row[], { alpha, passes, see }: Plan): number {
  let loss = 0;
  for (let i = 1; i <= passes; i++) {
    loss = pass(layers, rows);
    see?.(i, loss);
    for (const layer of layers) layer.update(alpha);
  }
  return loss;
}

/** The loss of always answering the mean of the targets: whoever is no better has learned nothing. */
export function lossOfTheMean(rows: readonly Row[]): number {
  const mean = rows.reduce((sum, { y0 }) => sum + y0, 0) / rows.length;
  return rows.reduce((sum, { y0 }) => sum + (y0 - mean) ** 2, 0);
}

const perDecade = 36;

/** The passes worth showing: every one at first, later about as many in each power of ten, and the last. */
export function milestones(passes: number): number[] {
  const mark = (pass: number) => Math.floor(perDecade * Math.log10(pass) + 1e-9);
  return Array.from({ length: passes }, (_, i) => i + 1).filter(
    (pass) => pass === 1 || pass === passes || mark(pass) > mark(pass - 1),
  );
}
