// Sizes that a model and its data share.
import type { Dataset, Labels, Model } from "kobai";

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

/** What the classes are called: by name, or by number where they have none. */
export function classNames({ labels, layers }: Pick<Model, "labels" | "layers">): readonly string[] {
  return labels ?? Array.from({ length: Math.max(2, outputSize({ layers })) }, (_, i) => String(i));
}
