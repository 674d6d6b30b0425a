// Sizes that a model and its data share.
import type { Dataset, InputColumn, Labels, Model } from "kobai";

export function outputSize({ layers }: Pick<Model, "layers">): number {
  return layers[layers.length - 1].outputSize;
}

export function rowCount({ inputs }: Pick<Dataset, "inputs">, inputSize: number): number {
  return inputs.length / inputSize;
}

/** How many classes labels speak of: one more than the largest. */
export function classesIn(labels: Labels): number {
  let most = 0;
  for (const label of labels) most = Math.max(most, label + 1);
  return most;
}

/** How many rows the rarest of the classes that occur has. */
export function rarestOf(labels: Labels): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.min(...counts.values());
}

/** The share of zeros among the numbers that are no categories; 0 where any of them is negative. */
export function zerosOf(inputs: Dataset["inputs"], columns: readonly InputColumn[]): number {
  const isNumber = columns.flatMap(({ categories }) =>
    categories === undefined ? [true] : categories.map(() => false),
  );
  let [numbers, zeros] = [0, 0];
  for (let i = 0; i < inputs.length; i++) {
    if (!isNumber[i % isNumber.length]) continue;
    if (inputs[i] < 0) return 0;
    numbers++;
    if (inputs[i] === 0) zeros++;
  }
  return numbers === 0 ? 0 : zeros / numbers;
}

/** What the classes are called: by name, or by number where they have none. */
export function classNames({ labels, layers }: Pick<Model, "labels" | "layers">): readonly string[] {
  return labels ?? Array.from({ length: Math.max(2, outputSize({ layers })) }, (_, i) => String(i));
}
