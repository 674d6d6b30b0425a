// What a table teaches before any of its rows is used: which columns are inputs, what the target is, what to do with
// empty cells.
import type { InputColumn } from "kobai";
import type { Block, TableShape } from "../table/table.js";
import { type ColumnKind, inputSizeOf, kindOf } from "./columns.js";
import { fail } from "./errors.js";
import { allRows, CompleteRows, type KeptRows } from "./kept.js";
import { ColumnLearner } from "./learners.js";
import { type Note, note } from "./notes.js";
import type { Passes } from "./passes.js";
import { remarkOn } from "./remarks.js";
import { type AskedTask, findTargets, planTargets, TargetLearner, type Task } from "./task.js";

export interface EncodeOptions {
  /** Names of the target columns; the last column by default. */
  readonly targets?: readonly string[];
  /** Classes or numbers; by default the data decides. Several targets that all say yes or no are labels, unless numbers
   * are asked for. */
  readonly task?: AskedTask;
  /** Rows with empty cells are refused, left out, or filled with the mean (the commonest category). Empty target cells
   * are never filled. */
  readonly missing?: Missing;
}

export type Missing = "error" | "drop" | "mean";

export interface Learned {
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

/** Throws  the errors of encode/errors.ts that training can meet. */
export function* learn(
  table: TableShape,
  options: EncodeOptions,
): Passes<{ learned: Learned; kept: KeptRows }> {
  const { task = "auto", missing = "error" } = options;
  const targets = findTargets(table, options.targets);
  const kinds = kindsOf(table);
  const kept = yield* keptRows(table, kinds, missing);
  checkRowCount(table, kept);
  const target = targets.map((name) => new TargetLearner(table, name, kinds.get(name)!));
  yield (block) => {
    for (const learner of target) learner.look(block, kept.of(block));
  };
  const plan = planTargets(table.name, target, task);
  const inputs = [...kinds]
    .filter(([name]) => !targets.includes(name))
    .map(([name, kind]) => new ColumnLearner({ table, name, kind, fill: missing === "mean" }));
  yield* lookAtInputs(inputs, kept, missing);
  const columns = inputs.map((learner) => learner.column());
  const dropped = table.rows - kept.count;
  const learned: Learned = {
    columns: { inputs: columns, targets },
    ...(plan.labels && { labels: plan.labels }),
    task: plan.task,
    dropped,
    notes: [
      ...(options.targets ? [] : [note("note/last-column", { column: targets[0] })]),
      plan.note,
      ...(dropped > 0 ? [note("note/dropped", { dropped, rows: table.rows })] : []),
      ...remarkOn(table.name, kept.count, inputs),
    ],
  };
  return { learned, kept };
}

function* keptRows(
  table: TableShape,
  kinds: ReadonlyMap<string, ColumnKind>,
  missing: Missing,
): Passes<KeptRows> {
  if (missing !== "drop") return allRows(table.rows);
  const complete = new CompleteRows(table, kinds);
  yield (block) => complete.look(block);
  return complete;
}

function* lookAtInputs(inputs: readonly ColumnLearner[], kept: KeptRows, missing: Missing): Passes<void> {
  const each = (visit: (learner: ColumnLearner, block: Block) => void) => (block: Block) => {
    for (const learner of inputs) visit(learner, block);
  };
  yield each((learner, block) => learner.look(block, kept.of(block)));
  if (missing !== "mean") return;
  yield each((learner, block) => {
    if (learner.kind === "number") learner.addMean(block, kept.of(block));
  });
}

function kindsOf(table: TableShape): Map<string, ColumnKind> {
  const kinds = new Map<string, ColumnKind>();
  for (const [name, column] of table.columns) {
    if (column.texts.length === 1 && column.texts[0] === "" && column.counts.numbers === 0)
      fail("column/empty", { place: { file: table.name, column: name } });
    kinds.set(name, kindOf(column));
  }
  return kinds;
}

function checkRowCount(table: TableShape, { count }: KeptRows): void {
  const place = { file: table.name };
  if (count === 0) fail("rows/all-dropped", { place, rows: table.rows });
  if (count === 1) fail("rows/one", { place });
}

/** One GiB of inputs. */
const numbersLimit = 2 ** 27;

/** Throws  "rows/too-large" */
export function checkSize(table: TableShape, rows: number, columns: readonly InputColumn[]): void {
  const inputs = inputSizeOf(columns);
  if (rows * inputs > numbersLimit)
    fail("rows/too-large", { place: { file: table.name }, rows, inputs, limit: numbersLimit });
}
