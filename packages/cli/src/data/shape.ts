// Sizes that a model and its data share.
import { answerKind, type Dataset, type Labels, type Model } from "kobai";

type Answering = Pick<Model, "layers" | "labels" | "columns" | "training">;

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

/** Whether each of several targets is a label of its own, which says yes or no. */
export function tellsYesNo(model: Answering): boolean {
  return answerKind(model) === "labels";
}

export function tellsClasses(model: Answering): boolean {
  return answerKind(model) === "classes";
}

/** What the outputs of a regression, or of several labels, are called. */
export function targetNames({ columns, layers }: Pick<Model, "columns" | "layers">): readonly string[] {
  return columns?.targets ?? Array.from({ length: outputSize({ layers }) }, (_, i) => `value ${i + 1}`);
}

/** The classes where there are any, else the targets. */
export function answerNames(model: Model): readonly string[] {
  return tellsClasses(model) ? classNames(model) : targetNames(model);
}

/** What the classes are called: by name, or by number where they have none. */
export function classNames({ labels, layers }: Pick<Model, "labels" | "layers">): readonly string[] {
  return labels ?? Array.from({ length: Math.max(2, outputSize({ layers })) }, (_, i) => String(i));
}
