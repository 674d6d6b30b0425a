// Networks of 2 to 10 layers, three nodes wide, on the lecture's exercise 3-12: what of the gradient arrives at each
// layer before the first step, and where training ends. All by the lecture's own classes.
import { Layer, random, seed } from "kobai/lecture";

export const [shallowest, deepest] = [2, 10];
export const initializations = ["lecture", "xavier", "wide"] as const;
export type Initialization = (typeof initializations)[number];

export interface Row {
  readonly x: number[];
  readonly y0: number[];
}

const inputs = 3;
const width = 3;

/** 100 points of a cube and the root mean square of each. Starts the random numbers at `n`; layers go on with them. */
export function pythagoras(n: number): Row[] {
  seed(n);
  return Array.from({ length: 100 }, () => {
    const x = [random(), random(), random()];
    return { x, y0: [Math.sqrt((x[0] ** 2 + x[1] ** 2 + x[2] ** 2) / 3)] };
  });
}

/** Layers in order, the last of one node. `lecture` draws from ±0.5; `xavier` W from ±√(6 / (nin + nout)) with b = 0;
 * `wide` four times as wide as that, for the sigmoid's slope of ¼. */
export function layersOf(depth: number, initialization: Initialization): Layer[] {
  return Array.from({ length: depth }, (_, i) => {
    const layer = new Layer(i === 0 ? inputs : width, i === depth - 1 ? 1 : width);
    if (initialization !== "lecture") {
      const range = (initialization === "wide" ? 4 : 1) * Math.sqrt(6 / (layer.nin + layer.nout));
      layer.w = layer.w.map((row) => row.map((w) => 2 * range * w));
      layer.b = layer.b.map(() => 0);
    }
    return layer;
  });
}

/** Forward and backward over all rows, without an update. Returns the loss. */
export function pass(layers: readonly Layer[], rows: readonly Row[]): number {
  for (const { x, y0 } of rows) {
    layers.reduce((values, layer) => layer.forward(values), x);
    layers.reduceRight((delta, layer) => layer.backward(delta), layers[layers.length - 1].mseLoss(y0));
  }
  return layers[layers.length - 1].loss;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export const seeds = 20;

/** The mean |dw| of each layer before the first step, averaged over seeds, from the first layer to the last. */
export function gradientByLayer(depth: number, initialization: Initialization): number[] {
  const perSeed = Array.from({ length: seeds }, (_, n) => {
    const rows = pythagoras(n);
    const layers = layersOf(depth, initialization);
    pass(layers, rows);
    return layers.map(({ dw }) => mean(dw.flat().map(Math.abs)));
  });
  return Array.from({ length: depth }, (_, layer) => mean(perSeed.map((one) => one[layer])));
}

export const passes = 5000;
const alpha = 0.1;

/** The loss of the last of 5,000 passes, before its update, at seed 0. */
export function trainedLoss(depth: number, initialization: Initialization): number {
  const rows = pythagoras(0);
  const layers = layersOf(depth, initialization);
  let loss = 0;
  for (let i = 0; i < passes; i++) {
    loss = pass(layers, rows);
    for (const layer of layers) layer.update(alpha);
  }
  return loss;
}

/** The loss of always answering the mean of the targets: what a network that has learned nothing else ends at. */
export function meanLoss(): number {
  const targets = pythagoras(0).map(({ y0 }) => y0[0]);
  const middle = mean(targets);
  return targets.reduce((sum, y0) => sum + (y0 - middle) ** 2, 0);
}
