// Row by row what was wanted and what the network answers, for pictures and tables.
import type { Dataset, Floats } from "kobai";
import type { Setup } from "./setup.js";
import { targetOf } from "./source.js";

/** What the network answers to the first rows to learn from, and to the first rows set aside. */
export interface Outputs {
  readonly train: Floats;
  readonly test: Floats;
}

export interface RowAnswer {
  readonly input: ArrayLike<number>;
  /** One number for each output. */
  readonly wanted: readonly number[];
  readonly answer: readonly number[];
  /** One of those set aside. */
  readonly test: boolean;
}

/** Without answers, what was wanted stands alone: `answer` is empty. */
export function answersOf({ train, test, untrained }: Setup, answers?: Outputs): RowAnswer[] {
  const { inputSize, layers } = untrained;
  const outputSize = layers[layers.length - 1].outputSize;
  const read = (data: Dataset, outputs: Floats | undefined, isTest: boolean) =>
    Array.from({ length: Math.min(data.inputs.length / inputSize, mostAnswers) }, (_, row) => ({
      input: data.inputs.subarray(row * inputSize, (row + 1) * inputSize),
      wanted: targetOf(data, row, outputSize),
      answer: outputs ? Array.from(outputs.subarray(row * outputSize, (row + 1) * outputSize)) : [],
      test: isTest,
    }));
  return [...read(train, answers?.train, false), ...read(test, answers?.test, true)];
}

/** More rows than this, of each kind, are not shown. */
export const mostAnswers = 500;

/** The class that numbers mean: of one number, whether it says yes; of several, the first of the largest. */
export function classOf(numbers: readonly number[]): number {
  if (numbers.length === 1) return numbers[0] >= 0.5 ? 1 : 0;
  return numbers.indexOf(Math.max(...numbers));
}

/** confusion[actual][answer]: how many rows. */
export function confusionOf(rows: readonly RowAnswer[], classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const { wanted, answer } of rows) if (answer.length > 0) counts[classOf(wanted)][classOf(answer)]++;
  return counts;
}

/** The share of the commonest class: how often always giving it is right. */
export function commonest(rows: readonly RowAnswer[]): number {
  const counts = new Map<number, number>();
  for (const { wanted } of rows) counts.set(classOf(wanted), (counts.get(classOf(wanted)) ?? 0) + 1);
  return Math.max(...counts.values()) / rows.length;
}
