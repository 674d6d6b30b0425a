// Data for a model that exists: to judge it by, or to predict.
import { encodeFor, type Unseen, wantedBy } from "@kobai/tables";
import type { Dataset, Labels, Model } from "kobai";
import { fail } from "./errors.js";
import { openImages, openUnlabeledImages } from "./images.js";
import { lecturePixels, loadMnist } from "./mnist.js";
import { classesIn, outputSize, tellsYesNo } from "./shape.js";
import { dataSource, isTable, openTable, type TableSource } from "./source.js";

/** A model, and what messages call it. */
export interface ModelInUse {
  readonly name: string;
  readonly model: Model;
  /** What happens to a category that was not there in training: an error unless given. */
  readonly unseen?: Unseen;
}

/** Rows with their right answers. Throws "data/…" and what @kobai/tables throws. */
export async function loadJudging(data: string, use: ModelInUse): Promise<Dataset> {
  const source = dataSource(data);
  if (isTable(source)) return tableFor(data, source, { ...use, requireTarget: true });
  checkUnnamed(data, use);
  const dataset = source.kind === "mnist" ? await loadMnist("test") : await openImages(source);
  checkPixels(data, dataset.inputs.length / dataset.labels!.length, use);
  checkClasses(data, dataset.labels!, use);
  return dataset;
}

/** Inputs alone; an IDX file of images needs no labels. Throws as `loadJudging` does. */
export async function loadInputs(data: string, use: ModelInUse): Promise<Dataset["inputs"]> {
  const source = dataSource(data);
  if (isTable(source)) return (await tableFor(data, source, { ...use, requireTarget: false })).inputs;
  checkUnnamed(data, use);
  if (source.kind === "mnist") {
    checkPixels(data, lecturePixels, use);
    return (await loadMnist("test")).inputs;
  }
  const { inputs, rows } = await openUnlabeledImages(source);
  checkPixels(data, inputs.length / rows, use);
  return inputs;
}

async function tableFor(
  data: string,
  source: TableSource,
  { name, model, unseen = "error", requireTarget }: ModelInUse & { requireTarget: boolean },
): Promise<Dataset> {
  const { columns, labels, inputSize } = model;
  if (columns === undefined) return fail("data/table-unwanted", { model: name, data, inputs: inputSize });
  const options = { columns, labels, yesNo: tellsYesNo(model), requireTarget, unseen };
  return encodeFor(await openTable(source, { wanted: wantedBy(options) }), options);
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
