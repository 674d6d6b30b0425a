// Table → Dataset for training: which columns are inputs, what the target is, what to do with empty cells.
import type { Dataset, InputColumn } from "kobai";
import type { Table } from "../table.js";
import { type ColumnKind, isMissing, kindOf } from "./columns.js";
import { fail } from "./errors.js";
import { encodeInputs, learnColumn } from "./inputs.js";
import { type Note, note } from "./notes.js";
import { remarkOn } from "./remarks.js";
import { encodeTargets } from "./targets.js";
import { findTargets, planTargets, type Task } from "./task.js";

export interface EncodeOptions {
  /** Names of the target columns; the last column by default. */
  readonly targets?: readonly string[];
  /** Classes or numbers; by default the data decides. */
  readonly task?: Task | "auto";
  /** Rows with empty cells are refused, left out, or filled with the mean (the commonest category). Empty target cells
   * are never filled. */
  readonly missing?: Missing;
}

export type Missing = "error" | "drop" | "mean";

export interface Encoded {
  readonly dataset: Dataset;
  /** Goes into the model: `encodeFor` reads other tables by it. */
  readonly columns: { readonly inputs: readonly InputColumn[]; readonly targets: readonly string[] };
  /** Names of the classes; absent in a regression. */
  readonly labels?: readonly string[];
  readonly task: Task;
  /** How many rows were left out. */
  readonly dropped: number;
  /** What was decided and what looks odd. */
  readonly notes: readonly Note[];
}

/** The rows of a table as numbers to learn from.
 *
 * Throws  the errors of encode/errors.ts
 */
export function encode(table: Table, options: EncodeOptions = {}): Encoded {
  const { task = "auto", missing = "error" } = options;
  const targets = findTargets(table, options.targets);
  const kinds = kindsOf(table);
  const rows =
    missing === "drop" ? completeRows(table, kinds) : Uint32Array.from({ length: table.rows }, (_, i) => i);
  checkRowCount(table, rows);
  const plan = planTargets({ table, rows, targets, kinds, task });
  const columns = [...kinds]
    .filter(([name]) => !targets.includes(name))
    .map(([name, kind]) => learnColumn({ table, rows, name, kind, fill: missing === "mean" }));
  const inputs = encodeInputs({ table, rows, columns, stage: "train" });
  const dataset = { inputs, ...encodeTargets({ table, rows, targets, labels: plan.labels, stage: "train" }) };
  const dropped = table.rows - rows.length;
  return {
    dataset,
    columns: { inputs: columns, targets },
    ...(plan.labels && { labels: plan.labels }),
    task: plan.task,
    dropped,
    notes: [
      ...(options.targets ? [] : [note("note/last-column", { column: targets[0] })]),
      plan.note,
      ...(dropped > 0 ? [note("note/dropped", { dropped, rows: table.rows })] : []),
      ...remarkOn({ table, rows, columns, inputs }),
    ],
  };
}

function kindsOf(table: Table): Map<string, ColumnKind> {
  const kinds = new Map<string, ColumnKind>();
  for (const [column, cells] of table.columns) {
    if (cells.every((cell) => cell === "")) fail("column/empty", { place: { file: table.name, column } });
    kinds.set(column, kindOf(cells));
  }
  return kinds;
}

function completeRows(table: Table, kinds: ReadonlyMap<string, ColumnKind>): Uint32Array {
  const complete = new Uint8Array(table.rows).fill(1);
  for (const [column, cells] of table.columns) {
    const kind = kinds.get(column)!;
    for (let row = 0; row < table.rows; row++) if (isMissing(kind, cells[row])) complete[row] = 0;
  }
  return Uint32Array.from(complete.keys()).filter((row) => complete[row] === 1);
}

function checkRowCount(table: Table, rows: Uint32Array): void {
  const place = { file: table.name };
  if (rows.length === 0) fail("rows/all-dropped", { place, rows: table.rows });
  if (rows.length === 1) fail("rows/one", { place });
}
