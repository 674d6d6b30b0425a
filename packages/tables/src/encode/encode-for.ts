// Table or single row → inputs for a model that exists: its columns are found by name, in any order.
import type { Dataset, InputColumn } from "kobai";
import type { Table } from "../table.js";
import { cellReader, inputSizeOf } from "./columns.js";
import { fail, type JsonKind } from "./errors.js";
import { encodeInputs } from "./inputs.js";
import { nearest } from "./names.js";
import { encodeTargets } from "./targets.js";

export interface EncodeForOptions {
  /** `model.columns` */
  readonly columns: { readonly inputs: readonly InputColumn[]; readonly targets: readonly string[] };
  /** `model.labels`; absent in a regression. */
  readonly labels?: readonly string[] | undefined;
  /** Whether the table must hold the targets, to judge the model by. They are not read otherwise. */
  readonly requireTarget: boolean;
}

/** The rows of a table as inputs of a model; columns it does not know are ignored.
 *
 * Throws  "column/absent", "cell/…" with the stage "predict", "target/missing-predict", "target/class"
 */
export function encodeFor(table: Table, { columns, labels, requireTarget }: EncodeForOptions): Dataset {
  const { inputs, targets } = columns;
  const names = [...inputs.map(({ name }) => name), ...(requireTarget ? targets : [])];
  for (const name of names) {
    if (table.columns.has(name)) continue;
    fail("column/absent", { place: { file: table.name }, name, near: nearest(name, table.columns.keys()) });
  }
  const rows = Uint32Array.from({ length: table.rows }, (_, i) => i);
  return {
    inputs: encodeInputs({ table, rows, columns: inputs, stage: "predict" }),
    ...(requireTarget ? encodeTargets({ table, rows, targets, labels, stage: "predict" }) : {}),
  };
}

/** The inputs of one row given as an object, such as `{"petal_width": 0.2, "color": "red"}`. Fields it does not know
 * are ignored; an absent one or null takes the column's fill, if training made one.
 *
 * Shapes  [inputSizeOf(columns)]
 * Throws  "row/object", "row/absent", "row/value", "cell/number", "cell/missing-predict", "cell/category"
 */
export function encodeRow(columns: readonly InputColumn[], row: unknown): Float64Array<ArrayBuffer> {
  if (!isRecord(row)) return fail("row/object", { got: jsonKind(row) });
  const inputs = new Float64Array(inputSizeOf(columns));
  let offset = 0;
  for (const column of columns) {
    const reader = cellReader(column, "predict");
    reader.write(fieldOf(row, column), inputs, offset, () => ({ field: column.name }));
    offset += reader.width;
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
