// Data as rows of numbers: what goes in (inputs) and what should come out (labels or targets). `dataset` makes it
// from nested lists, `collect` from chunks; `prepare` (prepare.ts) checks it against a network.
import type { Floats } from "../network/parameters.js";
import { fail } from "./errors.js";

export type Labels = Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array | Int32Array;

/** n rows. Exactly one of `labels` and `targets` is given.
 *
 * Shapes  inputs [n][inputSize], labels [n] with 0 ≤ label < classes, targets [n][outputSize], weights [n]
 */
export interface Dataset {
  readonly inputs: Floats;
  /** The class of each row. For one output only 0 and 1. */
  readonly labels?: Labels | undefined;
  /** The wanted output of each row. */
  readonly targets?: Floats | undefined;
  /** How much each row counts, ≥ 0; 1 where absent. */
  readonly weights?: Floats | undefined;
}

type Row = ArrayLike<number>;

/** Nested lists as a dataset: `answers` are labels when they are numbers, and targets when they are lists.
 *
 * Throws  "data/rows" and everything that begins with "dataset/"
 */
export function dataset(
  rows: readonly Row[],
  answers: ArrayLike<number>,
): Dataset & { readonly labels: Labels };
export function dataset(
  rows: readonly Row[],
  answers: readonly Row[],
): Dataset & { readonly targets: Floats };
export function dataset(rows: readonly Row[], answers: readonly Row[] | ArrayLike<number>): Dataset;
export function dataset(rows: readonly Row[], answers: readonly Row[] | ArrayLike<number>): Dataset {
  if (rows.length === 0) fail("data/rows", { name: "dataset" });
  if (answers.length !== rows.length) fail("dataset/answers", { expected: rows.length, got: answers.length });
  const inputs = flat(rows, "inputs");
  return typeof answers[0] === "object"
    ? { inputs, targets: flat(answers as readonly Row[], "targets") }
    : { inputs, labels: labelsFrom(answers as ArrayLike<number>) };
}

function flat(rows: readonly Row[], part: string): Float64Array<ArrayBuffer> {
  const size = rows[0]?.length;
  const values = new Float64Array(rows.length * (size ?? 0));
  rows.forEach((cells, row) => {
    if (typeof cells !== "object" || typeof cells?.length !== "number")
      fail("dataset/row", { part, row, got: cells });
    if (cells.length !== size) fail("dataset/ragged", { part, row, expected: size, got: cells.length });
    for (let column = 0; column < size; column++) {
      if (typeof cells[column] !== "number")
        fail("dataset/number", { part, row, column, got: cells[column] });
      values[row * size + column] = cells[column];
    }
  });
  return values;
}

function labelsFrom(answers: ArrayLike<number>): Uint32Array {
  return Uint32Array.from(answers, (label, row) => {
    if (!Number.isInteger(label) || label < 0 || label >= 2 ** 32) fail("dataset/label", { row, got: label });
    return label;
  });
}

const parts = ["inputs", "labels", "targets", "weights"] as const;

/** Chunks joined into one dataset, in their order. All must have the same parts in arrays of the same type.
 *
 * Throws  "collect/none", "collect/kind"
 */
export async function collect(chunks: AsyncIterable<Dataset> | Iterable<Dataset>): Promise<Dataset> {
  const collected: Dataset[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  if (collected.length === 0) fail("collect/none", {});
  const joined = parts.map((part) => [part, join(collected, part)]);
  return Object.fromEntries(joined.filter(([, values]) => values !== undefined));
}

/** One part of every chunk, end to end; undefined where no chunk has it. */
function join(chunks: readonly Dataset[], part: (typeof parts)[number]): Floats | Labels | undefined {
  const kind = kindOf(chunks[0][part]);
  chunks.forEach((data, chunk) => {
    const got = kindOf(data[part]);
    if (got !== kind) fail("collect/kind", { part, chunk, expected: kind, got });
  });
  const first = chunks[0][part];
  if (first === undefined) return undefined;
  const length = chunks.reduce((sum, data) => sum + data[part]!.length, 0);
  const joined = new (first.constructor as new (length: number) => Floats | Labels)(length);
  let at = 0;
  for (const data of chunks) {
    joined.set(data[part]!, at);
    at += data[part]!.length;
  }
  return joined;
}

const kindOf = (values: object | undefined) =>
  values === undefined ? "absent" : `a ${values.constructor.name}`;
