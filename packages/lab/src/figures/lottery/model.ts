// The seed lottery: exercise 3-12 with 3-3-1 and with one layer more, from the same seed. The first weights are those of
// the lecture's classes, drawn in order after the rows; the library's engine trains, which is what makes 80 runs short.
import { dense, fit, gradientDescent, type Network, network } from "kobai";
import type { Layer } from "kobai/lecture";
import { layersOf, lossOfTheMean, rowsOf } from "../../lesson/pythagoras.js";

export const draws = 40;
export const passes = 5000;
const alpha = 0.1;

export interface Draw {
  readonly seed: number;
  /** The loss of the last pass: of 3-3-1, and of 3-3-3-1. */
  readonly shallow: number;
  readonly deep: number;
  /** Of always answering the mean of these rows. */
  readonly mean: number;
}

export const deepWins = ({ shallow, deep }: Draw): boolean => deep < shallow;

/** Lecture layers as a network of the library. */
function networkOf(layers: readonly Layer[]): Network {
  const spec = network(
    { inputSize: layers[0].nin },
    layers.map(({ nout }) => dense(nout, "sigmoid")),
  );
  const parameters = layers.map(({ w, b }) => ({
    weights: Float64Array.from(w.flat()),
    bias: Float64Array.from(b),
  }));
  return { ...spec, parameters };
}

/** The loss of the last pass, before its update. */
async function lossAfter(seed: number, sizes: readonly number[]): Promise<number> {
  const rows = rowsOf(seed);
  const data = {
    inputs: Float64Array.from(rows.flatMap(({ x }) => x)),
    targets: Float64Array.from(rows.map(({ y0 }) => y0)),
  };
  const { history } = await fit(networkOf(layersOf(...sizes)), data, {
    ...{ loss: "squared-error", optimizer: gradientDescent({ learningRate: alpha }) },
    ...{ batchSize: rows.length, epochs: passes, shuffle: false, precision: "f64", threads: 1 },
  });
  return history.epochs[passes - 1].loss;
}

export async function draw(seed: number): Promise<Draw> {
  const [shallow, deep] = [await lossAfter(seed, [3, 1]), await lossAfter(seed, [3, 3, 1])];
  return { seed, shallow, deep, mean: lossOfTheMean(rowsOf(seed)) };
}
