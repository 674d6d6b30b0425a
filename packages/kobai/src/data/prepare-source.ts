// The boundary between rows on demand and the two machines: all rows are checked once before the first step, and scaled
// and converted each time they are read.
import { KobaiError } from "../errors.js";
import { classCount, factorsFor } from "./classes.js";
import type { Dataset } from "./dataset.js";
import { Density } from "./density.js";
import { type DataMessages, fail } from "./errors.js";
import { type PrepareOptions, prepare, type Shape } from "./prepare.js";
import type { PreparedData, PreparedRows, PreparedSource } from "./prepared.js";
import { inParts } from "./rows.js";
import { checkCount, type DataSource, labelsOf } from "./source.js";

/** Throws  everything that begins with "data/", with the row's number among all, and "source/rows" */
export async function prepareSource(
  network: Shape,
  source: DataSource,
  options: PrepareOptions,
): Promise<PreparedSource> {
  const settled = { ...options, classWeights: await settledWeights(network, source, options) };
  const whole = (chunk: Dataset) => prepare(network, chunk, settled, { isPart: true });
  const density = new Density(source.rows, network.inputSize);
  let [rows, weighted, classes, counts] = [0, false, false, false];
  for await (const chunk of source.read()) {
    const data = inPlace(rows, () => whole(chunk));
    density.see(data.inputs);
    if (rows === 0) [weighted, classes] = [data.weights !== undefined, data.classes];
    if (classes !== data.classes || weighted !== (data.weights !== undefined))
      fail("source/parts", { row: rows });
    counts ||= data.weights?.some((weight) => weight > 0) ?? true;
    rows += data.rows;
  }
  checkCount(source, rows);
  if (!counts) fail("data/weights-zero", { name: options.name ?? "data" });
  const read = (order?: Uint32Array) => eachOf(source.read(order), whole);
  return { rows, classes, weighted, density: density.share, read };
}

async function* eachOf(chunks: AsyncIterable<Dataset>, whole: (chunk: Dataset) => PreparedData) {
  for await (const chunk of chunks) yield whole(chunk);
}

/** So many numbers, 16 MB of floats, are as well kept in memory as read again in every epoch. */
const fewNumbers = 2 ** 22;

/** Rows that are read as often as there are epochs: in memory where they are few. */
export async function nearby(source: PreparedSource, { inputSize, layers }: Shape): Promise<PreparedRows> {
  const { outputSize } = layers[layers.length - 1];
  if (source.rows * (inputSize + outputSize + 1) > fewNumbers) return source;
  for await (const all of inParts(source, source.rows)) return all;
  return source;
}

/** "balanced" depends on all rows: it becomes one factor per class. */
async function settledWeights(
  network: Shape,
  source: DataSource,
  { classWeights, name = "data" }: PrepareOptions,
) {
  if (classWeights !== "balanced") return classWeights;
  const labels = await labelsOf(source);
  const outputs = network.layers[network.layers.length - 1].outputSize;
  return labels === undefined
    ? fail("data/class-weights-targets", { name })
    : factorsFor(labels, { weights: classWeights, classes: classCount(outputs), name });
}

/** A row that is refused is told by its number among all. */
function inPlace<T>(first: number, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof KobaiError) || typeof (error.fields as { row?: unknown }).row !== "number")
      throw error;
    const { row, ...fields } = error.fields as { row: number };
    return fail(error.code as keyof DataMessages, { ...fields, row: first + row } as never, error);
  }
}
