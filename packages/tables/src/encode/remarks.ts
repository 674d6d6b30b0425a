// Columns that are read without fault and still deserve a word: constant, filled, or likely an id. One note for all
// columns of a sort: a table of pixels has hundreds that never change.
import { fail } from "./errors.js";
import type { ColumnLearner } from "./learners.js";
import { type Note, note } from "./notes.js";

/** Few rows say nothing about whether a column is an id. */
const rowsToJudge = 20;

/** Throws  "rows/identical" when no input differs from row to row */
export function remarkOn(file: string, rows: number, columns: readonly ColumnLearner[]): readonly Note[] {
  const constant = columns.filter(({ varies }) => !varies);
  if (constant.length === columns.length) fail("rows/identical", { place: { file }, rows });
  const judged = rows < rowsToJudge ? [] : columns.filter(({ varies }) => varies);
  return [
    ...filled(columns.filter((learner) => learner.missing > 0)),
    ...noteOn("note/constant", constant),
    ...noteOn(
      "note/identifier",
      judged.filter((learner) => (learner.column().categories?.length ?? 0) > rows / 2),
    ),
    ...noteOn(
      "note/row-number",
      judged.filter(({ countsUp }) => countsUp),
    ),
  ];
}

type ColumnsNote = "note/constant" | "note/identifier" | "note/row-number";

function noteOn(code: ColumnsNote, found: readonly ColumnLearner[]): readonly Note[] {
  return found.length === 0 ? [] : [note(code, { columns: found.map(({ name }) => name) })];
}

function filled(columns: readonly ColumnLearner[]): readonly Note[] {
  if (columns.length === 0) return [];
  const cells = columns.reduce((sum, { missing }) => sum + missing, 0);
  return [note("note/filled", { columns: columns.map(({ name }) => name), cells })];
}
