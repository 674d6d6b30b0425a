// Models of every kind that an export must keep: sizes, activations, precisions, scaling, names.
import { expect } from "vitest";
import type { Model, Scaling } from "../../src/model/model.js";
import { activationNames } from "../../src/network/activations.js";
import { dense } from "../../src/network/dense.js";
import { network } from "../../src/network/network.js";
import { copyParameters } from "../../src/network/parameters.js";
import { randomRow, streams } from "../../src/random.js";
import { predictor } from "../../src/training/predictor.js";

export interface Case {
  readonly model: Model;
  readonly inputs: readonly number[][];
  /** What `predictor` gives for them. */
  readonly outputs: readonly number[][];
}

const hidden = activationNames.filter((name) => name !== "softmax");

/** Numbers drawn from a seed: whole ones below n, and fractions of 1. */
function dice(seed: number) {
  const word = randomRow(seed, streams.split);
  let at = 0;
  const share = () => word(at++) / 2 ** 32;
  return { below: (n: number) => Math.floor(share() * n), share };
}

/** One model of a seed: up to three hidden layers, sizes 1 to 12. */
export function anyModel(seed: number): Model {
  const { below, share } = dice(seed);
  const inputSize = 1 + below(12);
  const hiddenLayers = Array.from({ length: below(4) }, () =>
    dense(1 + below(12), hidden[below(hidden.length)], { initializer: "lecture" }),
  );
  const last = activationNames[seed % activationNames.length];
  const net = network({ inputSize, seed }, [
    ...hiddenLayers,
    dense(1 + below(6), last, { initializer: "lecture" }),
  ]);
  const size = net.layers[net.layers.length - 1].outputSize;
  const scalingOf = (length: number): Scaling => ({
    kind: seed % 2 === 0 ? "standard" : "minmax",
    offset: Array.from({ length }, () => 20 * share() - 10),
    factor: Array.from({ length }, () => 0.1 + 2 * share()),
  });
  return {
    ...net,
    parameters: copyParameters(net.parameters, seed % 3 === 0 ? "f64" : "f32"),
    ...(below(2) === 0 && { scaling: scalingOf(inputSize) }),
    ...(last !== "softmax" && below(2) === 0 && { targetScaling: scalingOf(size) }),
    ...(size > 1 && { labels: Array.from({ length: size }, (_, i) => `種 ${i} "\\?? é😀`) }),
    columns: { inputs: Array.from({ length: inputSize }, (_, i) => ({ name: `x${i}` })), targets: ["y"] },
  };
}

/** Random inputs that f32 holds exactly, with what our own predictor makes of them. */
export async function caseOf(seed: number, rows: number): Promise<Case> {
  const model = anyModel(seed);
  const { share } = dice(seed + 1_000_000);
  const input = () => Array.from({ length: model.inputSize }, () => Math.fround(8 * share() - 4));
  const inputs = Array.from({ length: rows }, input);
  const predict = await predictor(model);
  return { model, inputs, outputs: inputs.map((row) => Array.from(predict(row))) };
}

export const casesOf = (count: number, rows: number): Promise<Case[]> =>
  Promise.all(Array.from({ length: count }, (_, seed) => caseOf(seed, rows)));

/** The bound of the promise: |got − expected| ≤ 1e-5 + 1e-5 |expected|. */
export function expectClose(got: readonly number[][], { outputs }: Case, which: string): void {
  expect(got.length, which).toBe(outputs.length);
  got.forEach((row, i) => {
    const far = row.map((value, j) => Math.abs(value - outputs[i][j]) - 1e-5 * (1 + Math.abs(outputs[i][j])));
    expect(Math.max(...far), `${which}, row ${i}`).toBeLessThanOrEqual(0);
    expect(row.length).toBe(outputs[i].length);
  });
}
