// Networks of 2 to 10 layers, three nodes wide, on the lecture's exercise 3-12: what of the gradient arrives at each
// layer before the first step, and where training ends. All by the lecture's own classes.
import { Layer } from "kobai/lecture";
import { learn, lossOfTheMean, pass, rowsOf } from "../../lesson/pythagoras.js";

export const [shallowest, deepest] = [2, 10];
export const initializations = ["lecture", "xavier", "wide"] as const;
export type Initialization = (typeof initializations)[number];

const inputs = 3;
const width = 3;

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

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export const seeds = 20;

/** The mean |dw| of each layer before the first step, averaged over seeds, from the first layer to the last. */
export function gradientByLayer(depth: number, initialization: Initialization): number[] {
  const perSeed = Array.from({ length: seeds }, (_, n) => {
    const rows = rowsOf(n);
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
  const rows = rowsOf(0);
  return learn(layersOf(depth, initialization), rows, { alpha, passes });
}

/** What a network that has learned nothing else than to answer the mean ends at. */
export const meanLoss = (): number => lossOfTheMean(rowsOf(0));
