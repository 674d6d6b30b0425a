// Data for a model that exists: to judge it by, or to predict.
import { blockEncoder, encodeSpooledFor, type Unseen, wantedBy } from "@kobai/tables";
import type { Dataset, Labels, Model } from "kobai";
import { Spools } from "../files/spool.js";
import { fail } from "./errors.js";
import { openImages, openUnlabeledImages } from "./images.js";
import { lecturePixels, loadMnist } from "./mnist.js";
import type { Rows } from "./rows.js";
import { classesIn, outputSize, tellsYesNo } from "./shape.js";
import {
  dataSource,
  isTable,
  openSpooled,
  readBlocks,
  rowsOf,
  type Source,
  type TableSource,
} from "./source.js";

/** A model, and what messages call it. */
export interface ModelInUse {
  readonly name: string;
  readonly model: Model;
  /** What happens to a category that was not there in training: an error unless given. */
  readonly unseen?: Unseen;
}

/** Rows with their right answers. Throws "data/…" and what @kobai/tables throws. */
export async function loadJudging(
  data: string,
  use: ModelInUse,
  spools = new Spools(Number.POSITIVE_INFINITY),
): Promise<Rows> {
  const source = dataSource(data);
  if (isTable(source)) return judgesFrom(data, source, { use, spools });
  checkUnnamed(data, use);
  const dataset = source.kind === "mnist" ? await loadMnist("test") : await openImages(source);
  checkPixels(data, dataset.inputs.length / dataset.labels!.length, use);
  checkClasses(data, dataset.labels!, use);
  return dataset;
}

/** Inputs alone, as they come; an IDX file of images needs no labels. Throws as `loadJudging` does. */
export async function eachInputs(
  data: string,
  use: ModelInUse,
  visit: (inputs: Dataset["inputs"]) => void | Promise<void>,
): Promise<void> {
  const source = dataSource(data);
  if (!isTable(source)) return visit(await pictureInputs(data, source, use));
  const options = { ...readingOf(data, use), requireTarget: false };
  let encoder: ReturnType<typeof blockEncoder> | undefined;
  await readBlocks(source, {
    wanted: wantedBy(options),
    onBlock: async (block, shape) => {
      encoder ??= blockEncoder(shape, options);
      const room = encoder.room(block.rows);
      encoder.write(block, [...Array(block.rows).keys()], room, 0);
      await visit(room.inputs);
    },
  });
}

async function pictureInputs(
  data: string,
  source: Exclude<Source, TableSource>,
  use: ModelInUse,
): Promise<Dataset["inputs"]> {
  checkUnnamed(data, use);
  if (source.kind === "mnist") {
    checkPixels(data, lecturePixels, use);
    return (await loadMnist("test")).inputs;
  }
  const { inputs, rows } = await openUnlabeledImages(source);
  checkPixels(data, inputs.length / rows, use);
  return inputs;
}

async function judgesFrom(
  data: string,
  source: TableSource,
  { use, spools }: { use: ModelInUse; spools: Spools },
): Promise<Rows> {
  const options = { ...readingOf(data, use), requireTarget: true };
  const table = await openSpooled(source, spools, { wanted: wantedBy(options) });
  const { inputSize } = use.model;
  const numbersPerRow = inputSize + (options.labels ? 1 : options.columns.targets.length);
  return rowsOf(table, encodeSpooledFor(table, options), { numbersPerRow, memory: spools.memory });
}

/** How a table is read for a model. Throws "data/table-unwanted" where the model has learned from pictures. */
function readingOf(data: string, { name, model, unseen = "error" }: ModelInUse) {
  const { columns, labels, inputSize } = model;
  if (columns === undefined) return fail("data/table-unwanted", { model: name, data, inputs: inputSize });
  return { columns, labels, yesNo: tellsYesNo(model), unseen };
}

/** A model of a table knows its inputs by name, pictures have none. */
function checkUnnamed(data: string, { name, model }: ModelInUse): void {
  if (model.columns !== undefined) fail("data/table-wanted", { model: name, data });
}

function checkPixels(data: string, got: number, { name, model }: ModelInUse): void {
  if (got !== model.inputSize) fail("data/inputs", { model: name, expected: model.inputSize, data, got });
}

function checkClasses(data: string, labels: Labels, { name, model }: ModelInUse): void {
  const expected = Math.max(2, outputSize(model));
  const got = classesIn(labels);
  if (got > expected) fail("data/outputs", { model: name, expected, data, got });
}
