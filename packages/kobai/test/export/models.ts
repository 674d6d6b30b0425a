// Models of every kind that an export must keep: sizes, activations, precisions, scaling, names.
import { expect } from "vitest";
import type { InputColumn, Model, Scaling } from "../../src/model/model.js";
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
  /** Rows by name, with what `predictor` gives for their inputs. */
  readonly rows: readonly Row[];
  readonly rowOutputs: readonly number[][];
}

/** A cell for each column; null where training has filled. */
export type Row = readonly (number | string | null)[];

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
    ...(size > 1 && seed % 5 > 0 && { labels: Array.from({ length: size }, (_, i) => `種 ${i} "\\?? é😀`) }),
    columns: {
      inputs: columnsOf(inputSize, { below, share }),
      targets: seed % 5 > 0 ? ["y"] : Array.from({ length: size }, (_, i) => `目的 ${i}`),
    },
  };
}

const columnNames = [
  "width",
  "double",
  "花",
  'a "quoted" one',
  "__proto__",
  "Width",
  "b\\c",
  "1st",
  "sepal.length",
];

/** Numbers and categories that make so many inputs, some filled by training. */
function columnsOf(inputSize: number, { below, share }: ReturnType<typeof dice>): InputColumn[] {
  const columns: InputColumn[] = [];
  for (let left = inputSize; left > 0; ) {
    const name = columnNames[columns.length] ?? `x${columns.length}`;
    const size = left > 1 && below(3) === 0 ? 2 + below(Math.min(3, left - 1)) : 0;
    const filled = below(2) === 0;
    columns.push({
      name,
      ...(size > 0 && { categories: Array.from({ length: size }, (_, i) => `種 ${i}\t"é??/`) }),
      ...(filled && { fill: size > 0 ? below(size) : Math.fround(share()) }),
    });
    left -= Math.max(1, size);
  }
  return columns;
}

function anyRow({ inputs }: NonNullable<Model["columns"]>, { below, share }: ReturnType<typeof dice>): Row {
  return inputs.map(({ categories, fill }) => {
    if (fill !== undefined && below(3) === 0) return null;
    return categories?.[below(categories.length)] ?? Math.fround(8 * share() - 4);
  });
}

/** By the words of docs/file-format.md: one input for a number, one for each category. */
function inputsOf({ inputs }: NonNullable<Model["columns"]>, row: Row): number[] {
  return inputs.flatMap(({ categories, fill }, i) => {
    const cell = row[i];
    if (categories === undefined) return [cell === null ? fill! : (cell as number)];
    return categories.map((category, position) =>
      Number(cell === null ? position === fill : category === cell),
    );
  });
}

/** Random inputs that f32 holds exactly, with what our own predictor makes of them. */
export async function caseOf(seed: number, rows: number): Promise<Case> {
  const model = anyModel(seed);
  const { below, share } = dice(seed + 1_000_000);
  const input = () => Array.from({ length: model.inputSize }, () => Math.fround(8 * share() - 4));
  const inputs = Array.from({ length: rows }, input);
  const predict = await predictor(model);
  const named = Array.from({ length: 10 }, () => anyRow(model.columns!, { below, share }));
  const outputsOf = (values: readonly number[][]) => values.map((row) => Array.from(predict(row)));
  const rowOutputs = outputsOf(named.map((row) => inputsOf(model.columns!, row)));
  return { model, inputs, outputs: outputsOf(inputs), rows: named, rowOutputs };
}

export const casesOf = (count: number, rows: number): Promise<Case[]> =>
  Promise.all(Array.from({ length: count }, (_, seed) => caseOf(seed, rows)));

/** The bound of the promise: |got − expected| ≤ 1e-5 + 1e-5 |expected|. */
export function expectClose(
  got: readonly number[][],
  { outputs }: Pick<Case, "outputs">,
  which: string,
): void {
  expect(got.length, which).toBe(outputs.length);
  got.forEach((row, i) => {
    const far = row.map((value, j) => Math.abs(value - outputs[i][j]) - 1e-5 * (1 + Math.abs(outputs[i][j])));
    expect(Math.max(...far), `${which}, row ${i}`).toBeLessThanOrEqual(0);
    expect(row.length).toBe(outputs[i].length);
  });
}
