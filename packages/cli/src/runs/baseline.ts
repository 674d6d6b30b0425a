// What answering without looking would score: the commonest class, or the mean, of the rows learned from.
import type { Dataset } from "kobai";

export type Baseline =
  | { readonly kind: "commonest"; readonly label: string; readonly accuracy: number }
  | { readonly kind: "mean"; readonly rmse: number };

export interface BaselineQuestion {
  readonly learned: Dataset;
  readonly judged: Dataset;
  readonly labels: readonly string[];
  readonly outputSize: number;
}

export function baselineOf({ learned, judged, labels, outputSize }: BaselineQuestion): Baseline {
  if (learned.labels && judged.labels) {
    const commonest = commonestOf(learned.labels, labels.length);
    const right = Array.from(judged.labels).filter((label) => label === commonest).length;
    return { kind: "commonest", label: labels[commonest], accuracy: right / judged.labels.length };
  }
  const means = columnMeans(learned.targets!, outputSize);
  const targets = Array.from(judged.targets!);
  const squares = targets.reduce((sum, value, i) => sum + (value - means[i % outputSize]) ** 2, 0);
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
