// Table or single row → inputs for a model that exists: its columns are found by name, in any order.
import type { Dataset, InputColumn } from "kobai";
import { nearest } from "../table/names.js";
import type { Table, TableShape } from "../table/table.js";
import type { Wanted } from "../table/writer.js";
import { inputSizeOf, textReader, type Unseen, widthOf } from "./columns.js";
import { fail, type JsonKind } from "./errors.js";
import { allRows } from "./kept.js";
import { checkSize } from "./learn.js";
import { RowEncoder } from "./rows.js";

export interface EncodeForOptions {
  /** `model.columns` */
  readonly columns: { readonly inputs: readonly InputColumn[]; readonly targets: readonly string[] };
  /** `model.labels`; absent in a regression. */
  readonly labels?: readonly string[] | undefined;
  /** Whether each of the targets says yes or no by itself. */
  readonly yesNo?: boolean | undefined;
  /** Whether the table must hold the targets, to judge the model by. They are not read otherwise. */
  readonly requireTarget: boolean;
  /** Whether a category that was not there in training is refused (the default), or is none of the known ones. */
  readonly unseen?: Unseen;
}

/** The rows of a table as inputs of a model; columns it does not know are ignored.
 *
 * Throws  "column/absent", "cell/…" with the stage "predict", "target/missing-predict", "target/class", "target/yes-no"
 */
export function encodeFor(table: Table, options: EncodeForOptions): Dataset {
  const encoder = blockEncoder(table, options);
  checkSize(table, table.rows, options.columns.inputs);
  const dataset = encoder.room(table.rows);
  const all = allRows(table.rows);
  for (const block of table.blocks) encoder.write(block, all.of(block), dataset, block.first);
  return dataset;
}

/** The same, a block at a time. */
export function blockEncoder(table: TableShape, options: EncodeForOptions): RowEncoder {
  const { columns, labels, yesNo = false, requireTarget, unseen = "error" } = options;
  const { inputs, targets } = columns;
  const names = [...inputs.map(({ name }) => name), ...(requireTarget ? targets : [])];
  for (const name of names) {
    if (table.columns.has(name)) continue;
    fail("column/absent", { place: { file: table.name }, name, near: nearest(name, table.names) });
  }
  return new RowEncoder(table, {
    columns,
    labels,
    yesNo,
    reading: { stage: "predict", unseen },
    targets: requireTarget,
  });
}

/** The columns that a model reads, as a reader wants to know them. */
export function wantedBy({ columns, labels, requireTarget }: EncodeForOptions): Wanted {
  const inputs = columns.inputs.map(({ name, categories }) => [name, categories] as const);
  const targets = requireTarget ? columns.targets.map((name) => [name, labels] as const) : [];
  return new Map([...inputs, ...targets]);
}

/** The inputs of one row given as an object, such as `{"petal_width": 0.2, "color": "red"}`. Fields it does not know
 * are ignored; an absent one or null takes the column's fill, if training made one.
 *
 * Shapes  [inputSizeOf(columns)]
 * Throws  "row/object", "row/absent", "row/value", "cell/number", "cell/missing-predict", "cell/category"
 */
export function encodeRow(
  columns: readonly InputColumn[],
  row: unknown,
  { unseen = "error" }: { readonly unseen?: Unseen } = {},
): Float64Array<ArrayBuffer> {
  if (!isRecord(row)) return fail("row/object", { got: jsonKind(row) });
  const inputs = new Float64Array(inputSizeOf(columns));
  let offset = 0;
  for (const column of columns) {
    const reader = textReader(column, { stage: "predict", unseen });
    const text = fieldOf(row, column);
    const value = reader.read(text) ?? reader.refuse(text, { field: column.name });
    if (column.categories === undefined) inputs[offset] = value;
    else if (value >= 0) inputs[offset + value] = 1;
    offset += widthOf(column);
  }
  return inputs;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The field as a table would hold it. */
function fieldOf(row: Readonly<Record<string, unknown>>, { name, fill }: InputColumn): string {
  const present = Object.hasOwn(row, name);
  if (!present && fill === undefined) fail("row/absent", { name, near: nearest(name, Object.keys(row)) });
  const value = present ? row[name] : null;
  if (value === null && fill !== undefined) return "";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  return fail("row/value", { place: { field: name }, got: jsonKind(value) });
}

function jsonKind(value: unknown): JsonKind {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : (typeof value as JsonKind);
}
