// The boundary between a user's data and the two machines: every check of a dataset against a network stands here, so that
// the kernels need none. One may be made later: whether all inputs are finite is seen by who reads them first.
import type { LossName } from "../loss/loss.js";
import { type Network, outputSize } from "../network/network.js";
import { type Floats, floats, type Precision } from "../network/parameters.js";
import { type ClassWeights, checkLabels, oneHot, rowWeights } from "./classes.js";
import type { Dataset, Labels } from "./dataset.js";
import { fail } from "./errors.js";
import { cellOf, firstNotFinite, isFloats, precisionOfValues } from "./numbers.js";
import { isInMemory, type PreparedData, type PreparedRows } from "./prepared.js";
import { type Scaling, scaleInto } from "./scaling.js";

export interface PrepareOptions {
  readonly precision: Precision;
  /** When given, targets must suit it: probabilities for cross-entropy, numbers from 0 to 1 for binary-cross-entropy. */
  readonly loss?: LossName | undefined;
  readonly classWeights?: ClassWeights | undefined;
  /** Applied to the inputs. */
  readonly scaling?: Scaling | undefined;
  /** Applied to the targets. */
  readonly targetScaling?: Scaling | undefined;
  /** What messages call this data; "data" by default. */
  readonly name?: string;
}

export type Shape = Pick<Network, "inputSize" | "layers">;

interface Way {
  /** Whether more rows come: weights may be 0 in all of these. */
  readonly isPart?: boolean;
  /** Whether inputs that need no change are left to be looked through by who reads them first. */
  readonly isUnseen?: boolean;
}

/** A dataset checked against a network, scaled, with labels one-hot, in the working precision.
 * Inputs and targets that need no change are not copied.
 *
 * Shapes  inputs [rows][inputSize], labels [rows] or targets [rows][outputSize], weights [rows]
 * Throws  everything that begins with "data/"
 */
export function prepare(
  network: Shape,
  data: Dataset,
  options: PrepareOptions,
  { isPart = false, isUnseen = false }: Way = {},
): PreparedData {
  const { precision, scaling, classWeights, name = "data" } = options;
  const sizes = { inputSize: network.inputSize, outputSize: outputSize(network) };
  checkArrays(data, name);
  const rows = countRows(data, sizes, name);
  const place = { size: sizes.inputSize, name, part: "inputs" } as const;
  const inputs = copied(data.inputs, { ...place, precision, scaling });
  const unseen = isUnseen && inputs === data.inputs;
  if (!unseen) checkFinite(inputs, { ...place, from: data.inputs });
  const targets = preparedTargets(data, sizes.outputSize, { ...options, name });
  const weights = rowWeights(data, rows, {
    classWeights,
    outputSize: sizes.outputSize,
    precision,
    name,
    isPart,
  });
  const classes = data.labels !== undefined;
  return { rows, inputs, targets, classes, ...(weights && { weights }), ...(unseen && { unseen }) };
}

/** Looks through inputs that nobody has looked through. Throws "data/not-finite" */
export function checkInputs(data: PreparedRows): void {
  if (!isInMemory(data) || !data.unseen) return;
  const { inputs, rows } = data;
  checkFinite(inputs, { from: inputs, size: inputs.length / rows, name: "data", part: "inputs" });
}

const labelArrays = [Uint8Array, Uint16Array, Uint32Array, Int8Array, Int16Array, Int32Array];
const isLabels = (values: unknown): values is Labels => labelArrays.some((Type) => values instanceof Type);

function checkArrays({ inputs, labels, targets, weights }: Dataset, name: string): void {
  if (!isFloats(inputs)) fail("data/floats", { name, part: "inputs", got: inputs });
  if ((labels === undefined) === (targets === undefined))
    fail("data/answers", { name, got: labels === undefined ? "neither" : "both" });
  if (labels !== undefined && !isLabels(labels)) fail("data/labels-type", { name, got: labels });
  if (targets !== undefined && !isFloats(targets))
    fail("data/floats", { name, part: "targets", got: targets });
  if (weights !== undefined && !isFloats(weights))
    fail("data/floats", { name, part: "weights", got: weights });
}

function countRows(data: Dataset, sizes: { inputSize: number; outputSize: number }, name: string): number {
  const { inputs, labels, targets, weights } = data;
  const { inputSize, outputSize } = sizes;
  if (labels && inputs.length !== labels.length * inputSize)
    fail("data/inputs-size", { name, rows: labels.length, inputSize, got: inputs.length });
  if (inputs.length % inputSize !== 0) fail("data/inputs-multiple", { name, inputSize, got: inputs.length });
  const rows = inputs.length / inputSize;
  if (targets && targets.length !== rows * outputSize)
    fail("data/targets-size", { name, rows, outputSize, got: targets.length });
  if (rows === 0) fail("data/rows", { name });
  if (weights && weights.length !== rows)
    fail("data/weights-size", { name, expected: rows, got: weights.length });
  return rows;
}

interface Place {
  /** Numbers per row. */
  readonly size: number;
  readonly name: string;
  readonly part: "inputs" | "targets";
}

interface Conversion extends Place {
  readonly precision: Precision;
  readonly scaling: Scaling | undefined;
}

/** The values themselves when nothing has to change, else a scaled copy in the wanted precision. */
function copied(values: Floats, { size, precision, scaling, name, part }: Conversion): Floats {
  if (scaling && scaling.offset.length !== size)
    fail("data/scaling-size", { name, part, expected: size, got: scaling.offset.length });
  if (!scaling && precisionOfValues(values) === precision) return values;
  const result = floats(precision, values.length);
  if (scaling) scaleInto(result, values, scaling);
  else result.set(values);
  return result;
}

/** `from` is what the values were made of. */
function checkFinite(values: Floats, { from, size, name, part }: Place & { readonly from: Floats }): void {
  const bad = firstNotFinite(values);
  if (bad < 0) return;
  const code = Number.isFinite(from[bad]) ? "data/overflow" : "data/not-finite";
  fail(code, { name, part, ...cellOf(bad, size), got: from[bad] });
}

function preparedTargets(
  { labels, targets }: Dataset,
  size: number,
  options: PrepareOptions & { name: string },
): Floats {
  const { precision, loss, targetScaling, name } = options;
  if (labels) {
    if (targetScaling) fail("data/labels-scaled", { name });
    checkLabels(labels, size, name);
    return oneHot(labels, size, precision);
  }
  const place = { size, name, part: "targets" } as const;
  const result = copied(targets!, { ...place, precision, scaling: targetScaling });
  checkFinite(result, { ...place, from: targets! });
  if (loss === "cross-entropy" || loss === "binary-cross-entropy") checkRange(result, size, { loss, name });
  if (loss === "cross-entropy") checkSums(result, size, name);
  return result;
}

function checkRange(targets: Floats, size: number, at: { loss: LossName; name: string }): void {
  for (let i = 0; i < targets.length; i++)
    if (targets[i] < 0 || targets[i] > 1)
      fail("data/target-range", { ...at, ...cellOf(i, size), got: targets[i] });
}

/** The gradient y − t of cross-entropy after softmax holds only for targets that add up to 1. */
function checkSums(targets: Floats, size: number, name: string): void {
  for (let start = 0; start < targets.length; start += size) {
    let sum = 0;
    for (let column = 0; column < size; column++) sum += targets[start + column];
    if (Math.abs(sum - 1) > 1e-4) fail("data/target-sum", { name, row: start / size, got: sum });
  }
}
