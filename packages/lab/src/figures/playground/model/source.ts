// Rows to learn from with all that must be known of them, whether they come with the figure or from the reader.
import type { Encoded } from "@kobai/tables";
import type { Dataset, Model } from "kobai";
import { datasetOf, type GivenName, points } from "./points.js";

export interface Source {
  /** Tells one from another. */
  readonly key: string;
  /** Whether it is a table of the reader's own, of which nothing is known beforehand. */
  readonly own: boolean;
  readonly dataset: Dataset;
  readonly inputSize: number;
  readonly inputs: readonly string[];
  /** One class against the other, one of several classes, or numbers. */
  readonly task: "yes-no" | "classes" | "numbers";
  /** Names of the classes, or of the targets. */
  readonly answers: readonly string[];
  /** What goes into the model. */
  readonly names: Pick<Model, "labels" | "columns">;
}

/** What is known of the data that come with the figure. */
export const about = {
  circles: { inputs: ["x1", "x2"], task: "yes-no", answers: ["0", "1"] },
  xor: { inputs: ["x1", "x2"], task: "yes-no", answers: ["0", "1"] },
  spiral: { inputs: ["x1", "x2"], task: "yes-no", answers: ["0", "1"] },
  pythagoras: { inputs: ["x1", "x2", "x3"], task: "numbers", answers: ["y"] },
} as const;

export function givenSource(name: GivenName): Source {
  const { inputs, task, answers } = about[name];
  const dataset = datasetOf(points(name));
  return { key: name, own: false, dataset, inputSize: inputs.length, inputs, task, answers, names: {} };
}

/** A table that has been read. `key` must be another for every table and every way of reading it. */
export function ownSource({ dataset, columns, labels, task }: Encoded, key: string): Source {
  const inputs = columns.inputs.flatMap(({ name, categories }) =>
    categories ? categories.map((category) => `${name} = ${category}`) : [name],
  );
  return {
    ...{ key, own: true, dataset, inputSize: inputs.length, inputs },
    task: task === "classification" ? "classes" : "numbers",
    answers: labels ?? columns.targets,
    names: { columns, ...(labels && { labels }) },
  };
}

/** Rows of a dataset with so many numbers each. */
export function rowCount({ inputs }: Dataset, inputSize: number): number {
  return inputs.length / inputSize;
}

/** What the network should answer to a row, one number for each output. */
export function targetOf({ labels, targets }: Dataset, row: number, outputSize: number): readonly number[] {
  if (targets) return Array.from(targets.subarray(row * outputSize, (row + 1) * outputSize));
  const label = labels![row];
  return outputSize === 1 ? [label] : Array.from({ length: outputSize }, (_, i) => Number(i === label));
}
