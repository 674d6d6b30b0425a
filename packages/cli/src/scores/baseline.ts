// What answering without looking would score: the commonest class, or the mean, of the rows learned from.
import { chunksOf, isYes, type Model } from "kobai";
import { labelCounts, type Rows, rowsIn, targetSums } from "../data/rows.js";
import { classNames, outputSize, tellsYesNo } from "../data/shape.js";

export type Baseline =
  | { readonly kind: "commonest"; readonly label: string; readonly accuracy: number }
  | { readonly kind: "commonest-each"; readonly accuracy: number }
  | { readonly kind: "mean"; readonly rmse: number };

export interface BaselineQuestion {
  readonly learned: Rows;
  readonly judged: Rows;
  readonly model: Pick<Model, "inputSize" | "layers" | "labels" | "columns" | "training">;
}

export async function baselineOf({ learned, judged, model }: BaselineQuestion): Promise<Baseline> {
  const counts = await labelCounts(judged);
  if (counts.size > 0) {
    const labels = classNames(model);
    const commonest = commonestOf(await labelCounts(learned), labels.length);
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return { kind: "commonest", label: labels[commonest], accuracy: (counts.get(commonest) ?? 0) / all };
  }
  const size = outputSize(model);
  const means = await targetMeans(learned, { inputSize: model.inputSize, size });
  if (tellsYesNo(model)) return { kind: "commonest-each", accuracy: await rightByMeans(judged, means) };
  return { kind: "mean", rmse: await errorOfMeans(judged, means) };
}

function commonestOf(counts: ReadonlyMap<number, number>, classes: number): number {
  const all = Array.from({ length: classes }, (_, label) => counts.get(label) ?? 0);
  return all.indexOf(Math.max(...all));
}

async function targetMeans(rows: Rows, { inputSize, size }: { inputSize: number; size: number }) {
  return (await targetSums(rows, size)).map((sum) => sum / rowsIn(rows, inputSize));
}

/** The share of rows in which every target has its commoner answer. */
async function rightByMeans(judged: Rows, means: readonly number[]): Promise<number> {
  const size = means.length;
  let [right, rows] = [0, 0];
  for await (const { targets } of chunksOf(judged)) {
    for (let start = 0; start < targets!.length; start += size, rows++)
      right += Number(means.every((mean, i) => isYes(mean) === isYes(targets![start + i])));
  }
  return right / rows;
}

async function errorOfMeans(judged: Rows, means: readonly number[]): Promise<number> {
  let [squares, count] = [0, 0];
  for await (const { targets } of chunksOf(judged)) {
    for (let i = 0; i < targets!.length; i++) squares += (targets![i] - means[i % means.length]) ** 2;
    count += targets!.length;
  }
  return Math.sqrt(squares / count);
}
