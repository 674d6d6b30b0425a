// Data to learn from, whatever its form: rows, their shape, and the names that go into the model with it.
import { encodeSpooled, inputSizeOf, type Learned, type NoteCode, type SpooledTable } from "@kobai/tables";
import { type Dataset, isSource, type Model } from "kobai";
import { Spools } from "../files/spool.js";
import type { TrainFlags } from "../options/train.js";
import { bytesText, count, counted } from "../output/numbers.js";
import { printable } from "../output/text.js";
import type { DataShape } from "../presets/recipe.js";
import { fail } from "./errors.js";
import { openImages } from "./images.js";
import { loadMnist } from "./mnist.js";
import { type Rows, rarestAnswerOf, rarestOf, rowsIn, zerosOf } from "./rows.js";
import { classesIn } from "./shape.js";
import { dataSource, type ImageSource, isTable, openSpooled, rowsOf, type TableSource } from "./source.js";

export interface TrainingData {
  readonly dataset: Rows;
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
export async function loadTraining(
  name: string,
  flags: TrainFlags,
  spools: Spools = new Spools(flags.memory),
): Promise<TrainingData> {
  const source = dataSource(name);
  if (source.kind === "input") fail("data/train-input", {});
  if (isTable(source)) return spooledData(name, source, { flags, spools });
  checkUnusedFlags(name, flags);
  return source.kind === "mnist" ? mnistData(flags) : idxData(source);
}

async function spooledData(
  name: string,
  source: TableSource,
  { flags: { targets, missing, task }, spools }: { flags: TrainFlags; spools: Spools },
): Promise<TrainingData> {
  const table = await openSpooled(source, spools);
  const encoded = await encodeSpooled(table, { missing, task, ...(targets && { targets }) });
  const { columns, labels } = encoded;
  const numbersPerRow = inputSizeOf(columns.inputs) + (labels ? 1 : columns.targets.length);
  const dataset = await rowsOf(table, encoded.source, { numbersPerRow, memory: spools.memory });
  const data = await tableData(name, { ...encoded, dataset });
  return isSource(dataset) ? { ...data, notes: [...data.notes, streamNote(table, spools)] } : data;
}

/** Where the rows of a table are that are not in memory. */
function streamNote({ spool }: SpooledTable, { memory, folder }: Spools): string {
  const place = spool.inMemory
    ? "rows are made from the table when they are needed"
    : `rows come from a temporary file of ${bytesText(spool.bytes)} in ${printable(folder)}, and from another for the order of each epoch`;
  return `more than ${bytesText(memory)} in memory (--memory): ${place}.`;
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

export async function tableData(
  name: string,
  { dataset, columns, labels, task, notes }: Learned & { readonly dataset: Rows },
): Promise<TrainingData> {
  const outputSize = labels?.length ?? columns.targets.length;
  const inputSize = inputSizeOf(columns.inputs);
  const rows = rowsIn(dataset, inputSize);
  const shape = {
    rows,
    inputSize,
    outputSize,
    classes: labels !== undefined,
    pixels: false,
    ...(labels && { rarest: await rarestOf(dataset) }),
    ...(task === "yes-no" && {
      yesNo: true,
      rarest: await rarestAnswerOf(dataset, { size: outputSize, count: rows }),
    }),
    zeros: await zerosOf(dataset, columns.inputs),
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
  const shape = await imageShape(dataset);
  const summary = `mnist: ${count(shape.rows)} handwritten digits of 24 x 24 pixels`;
  const test = flags.test === undefined ? { test: await loadMnist("test") } : {};
  return { dataset, shape, names: {}, summary, notes: [], ...test };
}

async function idxData(source: ImageSource): Promise<TrainingData> {
  const dataset = await openImages(source);
  const shape = await imageShape(dataset);
  const { rows, inputSize, outputSize } = shape;
  if (outputSize < 2) fail("data/one-class", { data: source.labels ?? "" });
  const images = `${printable(source.images)}: ${counted(rows, "picture")} of ${count(inputSize)} pixels`;
  return { dataset, shape, names: {}, summary: `${images}, ${outputSize} classes`, notes: [] };
}

async function imageShape({ inputs, labels = new Uint8Array() }: Dataset): Promise<DataShape> {
  const rows = labels.length;
  const outputSize = classesIn(labels);
  return {
    rows,
    inputSize: inputs.length / rows,
    outputSize,
    classes: true,
    pixels: true,
    rarest: await rarestOf({ inputs, labels }),
  };
}
