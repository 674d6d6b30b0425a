// From the figure's state and its data to everything that decides a training to the last bit: rows to learn from and
// rows set aside, the untrained model, the settings of `fit`. Plain data, so that it can cross to a Worker.
import {
  type ActivationName,
  adam,
  adamw,
  type Dataset,
  dense,
  type FitOptions,
  gradientDescent,
  type LossName,
  type Model,
  momentum,
  network,
  type Optimizer,
  rmsprop,
  split,
  standardScaling,
} from "kobai";
import type { State } from "../state.js";
import { rowCount, type Source } from "./source.js";

export interface Setup {
  /** Two setups with the same key are the same. */
  readonly key: string;
  readonly untrained: Model;
  readonly train: Dataset;
  readonly test: Dataset;
  readonly options: Pick<FitOptions, "loss" | "optimizer" | "batchSize" | "seed" | "threads">;
}

/** The share of the rows that the network never learns from. */
export const testShare = 0.3;

export function setupOf(state: State, source: Source): Setup {
  const { seed, batch } = state;
  const { dataset, inputSize } = source;
  const [train, test] = split(dataset, { inputSize, share: testShare, seed });
  const loss = lossOf(state, source);
  const layers = [
    ...state.layers.map(({ size, activation }) => dense(size, activation)),
    dense(outputSizeOf(source), outputActivationOf(loss, source)),
  ];
  return {
    key: keyOf(state, source),
    untrained: { ...network({ inputSize, seed }, layers), ...scalings(source, train), ...source.names },
    ...{ train, test },
    // one thread: small networks need no more, and the page keeps the other cores
    options: {
      ...{ loss, seed, threads: 1, optimizer: optimizerOf(state) },
      batchSize: Math.min(batch, rowCount(train, inputSize)),
    },
  };
}

export function keyOf(state: State, { key }: Pick<Source, "key">): string {
  const { layers, loss, optimizer, rate, batch, seed } = state;
  return JSON.stringify([key, layers, loss, optimizer, rate, batch, seed]);
}

export function outputSizeOf({ task, answers }: Pick<Source, "task" | "answers">): number {
  return task === "yes-no" ? 1 : answers.length;
}

/** Cross-entropy judges probabilities; numbers are judged by their squared errors. */
export function lossOf({ loss }: Pick<State, "loss">, { task }: Pick<Source, "task">): LossName {
  if (loss !== "cross-entropy") return loss;
  if (task === "numbers") return "mean-squared-error";
  return task === "yes-no" ? "binary-cross-entropy" : "cross-entropy";
}

/** As `kobai train` chooses it; but Pythagoras' answers lie between 0 and 1, and the lecture's network has a sigmoid. */
export function outputActivationOf(
  loss: LossName,
  { task, own }: Pick<Source, "task" | "own">,
): ActivationName {
  if (task === "numbers" && own) return "identity";
  return loss === "cross-entropy" ? "softmax" : "sigmoid";
}

/** The columns of a table seldom have one measure: their numbers are brought to mean 0 and deviation 1, by the rows to
 * learn from alone; categories are 0 or 1 and stay so. The figure's own data have one measure already. */
function scalings({ own, inputSize, answers, names }: Source, { inputs, targets }: Dataset) {
  if (!own) return {};
  const isCategory = names.columns!.inputs.flatMap(
    ({ categories }) => categories?.map(() => true) ?? [false],
  );
  const { kind, offset, factor } = standardScaling(inputs, inputSize);
  const scaling = {
    kind,
    offset: offset.map((value, i) => (isCategory[i] ? 0 : value)),
    factor: factor.map((value, i) => (isCategory[i] ? 1 : value)),
  };
  return targets ? { scaling, targetScaling: standardScaling(targets, answers.length) } : { scaling };
}

function optimizerOf({ optimizer, rate: learningRate }: State): Optimizer {
  const makers = { "gradient-descent": gradientDescent, momentum, rmsprop, adam, adamw };
  return makers[optimizer]({ learningRate });
}
