// Rows of a dataset, in memory or on demand, and what is asked of all of them.
import { chunksOf, collect, type DataSource, type Dataset, type InputColumn, isSource } from "kobai";
import { rowCount } from "./shape.js";

export type Rows = Dataset | DataSource;

export function rowsIn(rows: Rows, inputSize: number): number {
  return isSource(rows) ? rows.rows : rowCount(rows, inputSize);
}

/** Rows that stand for all, where a look at a part is enough. */
const sampled = 10_000;

/** All rows that are in memory; of others some, spread over all. */
export async function sampleOf(rows: Rows): Promise<Dataset> {
  if (!isSource(rows)) return rows;
  const count = Math.min(sampled, rows.rows);
  const spread = Uint32Array.from({ length: count }, (_, i) => Math.floor((i * rows.rows) / count));
  return collect(rows.read(spread));
}

/** How many rows each label has; nothing where rows have targets, which one chunk tells. */
export async function labelCounts(rows: Rows): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for await (const { labels } of chunksOf(rows)) {
    if (labels === undefined) break;
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** Σ of each target. */
export async function targetSums(rows: Rows, size: number): Promise<number[]> {
  const sums = new Array<number>(size).fill(0);
  for await (const { targets } of chunksOf(rows))
    for (let i = 0; i < targets!.length; i++) sums[i % size] += targets![i];
  return sums;
}

/** How many rows the rarest of the classes that occur has. */
export async function rarestOf(rows: Rows): Promise<number> {
  return Math.min(...(await labelCounts(rows)).values());
}

/** How many rows the rarer answer of the most lopsided target has. */
export async function rarestAnswerOf(rows: Rows, { size, count }: { size: number; count: number }) {
  const yes = await targetSums(rows, size);
  return Math.min(...yes.flatMap((n) => [n, count - n]));
}

/** The share of zeros among the numbers that are no categories; 0 where any of them is negative. */
export async function zerosOf(rows: Rows, columns: readonly InputColumn[]): Promise<number> {
  const isNumber = columns.flatMap(({ categories }) =>
    categories === undefined ? [true] : categories.map(() => false),
  );
  let [numbers, zeros] = [0, 0];
  for await (const { inputs } of chunksOf(rows))
    for (let i = 0; i < inputs.length; i++) {
      if (!isNumber[i % isNumber.length]) continue;
      if (inputs[i] < 0) return 0;
      numbers++;
      if (inputs[i] === 0) zeros++;
    }
  return numbers === 0 ? 0 : zeros / numbers;
}
