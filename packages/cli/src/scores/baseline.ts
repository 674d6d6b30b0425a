// What answering without looking would score: the commonest class, or the mean, of the rows learned from.
import type { Dataset, Model } from "kobai";
import { classNames, outputSize, tellsYesNo } from "../data/shape.js";
import { allRight, yesFrom } from "./labels.js";

export type Baseline =
  | { readonly kind: "commonest"; readonly label: string; readonly accuracy: number }
  | { readonly kind: "commonest-each"; readonly accuracy: number }
  | { readonly kind: "mean"; readonly rmse: number };

export interface BaselineQuestion {
  readonly learned: Dataset;
  readonly judged: Dataset;
  readonly model: Pick<Model, "layers" | "labels" | "columns" | "training">;
}

export function baselineOf({ learned, judged, model }: BaselineQuestion): Baseline {
  if (learned.labels && judged.labels) {
    const labels = classNames(model);
    const commonest = commonestOf(learned.labels, labels.length);
    const right = Array.from(judged.labels).filter((label) => label === commonest).length;
    return { kind: "commonest", label: labels[commonest], accuracy: right / judged.labels.length };
  }
  const size = outputSize(model);
  const means = columnMeans(learned.targets!, size);
  const targets = Array.from(judged.targets!);
  if (tellsYesNo(model)) {
    const answers = targets.map((_, i) => Number(means[i % size] >= yesFrom));
    return { kind: "commonest-each", accuracy: allRight(answers, targets, size) };
  }
  const squares = targets.reduce((sum, value, i) => sum + (value - means[i % size]) ** 2, 0);
  return { kind: "mean", rmse: Math.sqrt(squares / targets.length) };
}

function commonestOf(labels: ArrayLike<number>, classes: number): number {
  const counts = new Array<number>(classes).fill(0);
  for (let i = 0; i < labels.length; i++) counts[labels[i]]++;
  return counts.indexOf(Math.max(...counts));
}

function columnMeans(targets: ArrayLike<number>, size: number): number[] {
  const sums = new Array<number>(size).fill(0);
  for (let i = 0; i < targets.length; i++) sums[i % size] += targets[i];
  return sums.map((sum) => (sum * size) / targets.length);
}
