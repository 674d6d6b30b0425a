// What the figure shows of a training after an epoch: losses, gradients, answers, and the plane as a picture.
import {
  type Dataset,
  type EpochRecord,
  evaluate,
  type Floats,
  type LayerParameters,
  predictor,
  type Score,
  scale,
  trace,
} from "kobai";
import { mostAnswers, type Outputs } from "./answers.js";
import type { Plane } from "./plane.js";
import type { Setup } from "./setup.js";
import { rowCount, targetOf } from "./source.js";
import type { Divergence, Reached } from "./training.js";

/** Loss per row, and the share of right answers where there are classes. */
export interface Scores {
  /** While it learned: of each batch before its step. */
  readonly train: Score;
  /** After it, of the rows set aside. */
  readonly test: Score;
}

export interface Moment {
  readonly epoch: number;
  readonly parameters: readonly LayerParameters[];
  /** Of the epochs, from 0, that were not known yet. */
  readonly scores: readonly Scores[];
  /** The mean size of ∂L/∂w of each layer, L being the mean loss of some rows. */
  readonly gradients: readonly number[];
  readonly answers: Outputs;
  /** Where there are two inputs and two classes: how much it takes a point for one of the second, −1 … 1. */
  readonly picture?: Float32Array | undefined;
  readonly diverged?: Divergence | undefined;
}

const rowsForGradients = 50;

export async function momentOf(
  setup: Setup,
  { epoch, model, diverged }: Reached,
  plane: Plane | undefined,
): Promise<Omit<Moment, "scores">> {
  const answer = await predictor(model);
  const first = ({ inputs }: Dataset) => answer.all(inputs.subarray(0, mostAnswers * model.inputSize));
  return {
    ...{ epoch, diverged, parameters: model.parameters },
    gradients: gradientSizes(setup, model.parameters),
    answers: { train: first(setup.train), test: first(setup.test) },
    picture: plane && signed(answer.all(gridOf(plane)), plane.side ** 2),
  };
}

/** Before the first step. */
export async function firstScores({ untrained, train, test, options }: Setup): Promise<Scores> {
  const judge = (data: Dataset) => evaluate(untrained, data, { loss: options.loss! });
  return perRow({ train, test, untrained, options }, { train: await judge(train), test: await judge(test) });
}

export function scoresOf(setup: Omit<Setup, "key">, { validation, ...train }: EpochRecord): Scores {
  return perRow(setup, { train, test: validation! });
}

/** The squared error adds up over rows: of 210 it says more than of 90. */
function perRow({ train, test, untrained, options }: Omit<Setup, "key">, scores: Scores): Scores {
  const of = ({ loss, accuracy }: Score, data: Dataset): Score => {
    const rows = options.loss === "squared-error" ? rowCount(data, untrained.inputSize) : 1;
    return { loss: loss / rows, ...(accuracy !== undefined && { accuracy }) };
  };
  return { train: of(scores.train, train), test: of(scores.test, test) };
}

/** By the reference, over rows evenly spread among those to learn from. */
function gradientSizes(
  { untrained, train, options }: Setup,
  parameters: readonly LayerParameters[],
): number[] {
  const { inputSize, layers, scaling, targetScaling } = untrained;
  const outputSize = layers[layers.length - 1].outputSize;
  const inputs = scaling ? scale(train.inputs, scaling) : train.inputs;
  const targets = train.targets && targetScaling ? scale(train.targets, targetScaling) : train.targets;
  const rows = rowCount(train, inputSize);
  const count = Math.min(rows, rowsForGradients);
  const sums = parameters.map(({ weights }) => new Float64Array(weights.length));
  for (let i = 0; i < count; i++) {
    const row = Math.floor((i * rows) / count);
    const input = inputs.subarray(row * inputSize, (row + 1) * inputSize);
    const target = targetOf({ ...train, targets }, row, outputSize);
    const told = trace({ ...untrained, parameters }, input, target, { loss: options.loss! });
    told.layers.forEach(({ weightsGradient }, layer) => {
      for (let w = 0; w < weightsGradient.length; w++) sums[layer][w] += weightsGradient[w] / count;
    });
  }
  return sums.map((sum) => sum.reduce((size, value) => size + Math.abs(value), 0) / sum.length);
}

function gridOf({ x, y, side }: Plane): Float64Array {
  const grid = new Float64Array(2 * side * side);
  const at = ([from, to]: readonly [number, number], i: number) => from + ((i + 0.5) / side) * (to - from);
  for (let i = 0; i < side * side; i++) {
    grid[2 * i] = at(x, i % side);
    grid[2 * i + 1] = at(y, side - 1 - Math.floor(i / side));
  }
  return grid;
}

/** One output says how likely the second class is; of two, the second says it and the first the opposite. */
export function signed(outputs: Floats, points: number): Float32Array {
  const size = outputs.length / points;
  return Float32Array.from({ length: points }, (_, i) =>
    size === 1 ? 2 * outputs[i] - 1 : outputs[2 * i + 1] - outputs[2 * i],
  );
}
