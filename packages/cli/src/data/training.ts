// Data to learn from, whatever its form: rows, their shape, and the names that go into the model with it.
import { type Encoded, encode, type NoteCode } from "@kobai/tables";
import type { Dataset, Model } from "kobai";
import type { TrainFlags } from "../options/train.js";
import { count, counted } from "../output/numbers.js";
import { printable } from "../output/text.js";
import type { DataShape } from "../presets/recipe.js";
import { fail } from "./errors.js";
import { openImages } from "./images.js";
import { loadMnist } from "./mnist.js";
import { classesIn, rarestAnswerOf, rarestOf, zerosOf } from "./shape.js";
import { dataSource, type ImageSource, isTable, openTable } from "./source.js";

export interface TrainingData {
  readonly dataset: Dataset;
  readonly shape: DataShape;
  /** What goes into the model. */
  readonly names: Pick<Model, "labels" | "columns">;
  /** What it holds, in a few words; what was decided in reading it. */
  readonly summary: string;
  readonly notes: readonly string[];
  /** Rows that came with it to test on. */
  readonly test?: Dataset;
}

/** Throws "data/…" and what @kobai/tables throws. */
export async function loadTraining(name: string, flags: TrainFlags): Promise<TrainingData> {
  const source = dataSource(name);
  if (source.kind === "input") fail("data/train-input", {});
  if (isTable(source)) {
    const { targets, missing, task } = flags;
    return tableData(name, encode(await openTable(source), { missing, task, ...(targets && { targets }) }));
  }
  checkUnusedFlags(name, flags);
  return source.kind === "mnist" ? mnistData(flags) : idxData(source);
}

/** Pictures bring their labels and have no empty cells. */
function checkUnusedFlags(data: string, { targets, missing, unseen, task }: TrainFlags): void {
  if (targets !== undefined) fail("data/flag-unused", { flag: "--target", data });
  if (missing !== "error") fail("data/flag-unused", { flag: "--missing", data });
  if (unseen !== "error") fail("data/flag-unused", { flag: "--unseen", data });
  if (task !== "auto") fail("data/flag-unused", { flag: "--task", data });
}

/** What the findings tell better: kobai/diagnose looks at the same columns. */
const toldAsFindings: ReadonlySet<NoteCode> = new Set([
  "note/constant",
  "note/identifier",
  "note/row-number",
]);

export function tableData(name: string, { dataset, columns, labels, task, notes }: Encoded): TrainingData {
  const outputSize = labels?.length ?? columns.targets.length;
  const rows = (dataset.labels?.length ?? dataset.targets!.length / outputSize) as number;
  const inputSize = dataset.inputs.length / rows;
  const shape = {
    rows,
    inputSize,
    outputSize,
    classes: labels !== undefined,
    pixels: false,
    ...(dataset.labels && { rarest: rarestOf(dataset.labels) }),
    ...(task === "yes-no" && { yesNo: true, rarest: rarestAnswerOf(dataset.targets!, outputSize) }),
    zeros: zerosOf(dataset.inputs, columns.inputs),
  };
  return {
    dataset,
    shape,
    names: { columns, ...(labels && { labels }) },
    summary: `${printable(name)}: ${counted(rows, "row")}, ${counted(columns.inputs.length, "column")} to learn from`,
    notes: notes.filter(({ code }) => !toldAsFindings.has(code)).map(({ message }) => message),
  };
}

async function mnistData(flags: TrainFlags): Promise<TrainingData> {
  const dataset = await loadMnist("train");
  const shape = imageShape(dataset);
  const summary = `mnist: ${count(shape.rows)} handwritten digits of 24 x 24 pixels`;
  const test = flags.test === undefined ? { test: await loadMnist("test") } : {};
  return { dataset, shape, names: {}, summary, notes: [], ...test };
}

async function idxData(source: ImageSource): Promise<TrainingData> {
  const dataset = await openImages(source);
  const shape = imageShape(dataset);
  const { rows, inputSize, outputSize } = shape;
  if (outputSize < 2) fail("data/one-class", { data: source.labels ?? "" });
  const images = `${printable(source.images)}: ${counted(rows, "picture")} of ${count(inputSize)} pixels`;
  return { dataset, shape, names: {}, summary: `${images}, ${outputSize} classes`, notes: [] };
}

function imageShape({ inputs, labels = new Uint8Array() }: Dataset): DataShape {
  const rows = labels.length;
  const outputSize = classesIn(labels);
  return {
    rows,
    inputSize: inputs.length / rows,
    outputSize,
    classes: true,
    pixels: true,
    rarest: rarestOf(labels),
  };
}
