// Columns that are read without fault and still deserve a word: constant, filled, or likely an id. One note for all
// columns of a sort: a table of pixels has hundreds that never change.
import type { InputColumn } from "kobai";
import type { Table } from "../table.js";
import { isMissing, widthOf } from "./columns.js";
import { fail } from "./errors.js";
import { type Note, note } from "./notes.js";

export interface EncodedInputs {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly columns: readonly InputColumn[];
  readonly inputs: Float64Array;
}

/** Few rows say nothing about whether a column is an id. */
const rowsToJudge = 20;

/** Throws  "rows/identical" when no input differs from row to row */
export function remarkOn(encoded: EncodedInputs): readonly Note[] {
  const { table, rows } = encoded;
  const read = readColumns(encoded);
  const constant = read.filter(({ varies }) => !varies);
  if (constant.length === read.length)
    fail("rows/identical", { place: { file: table.name }, rows: rows.length });
  const judged = rows.length < rowsToJudge ? [] : read.filter(({ varies }) => varies);
  return [
    ...filled(encoded),
    ...noteOn("note/constant", constant),
    ...noteOn(
      "note/identifier",
      judged.filter(({ column }) => (column.categories?.length ?? 0) > rows.length / 2),
    ),
    ...noteOn(
      "note/row-number",
      judged.filter(({ column, countsUp }) => !column.categories && countsUp),
    ),
  ];
}

type ColumnsNote = "note/constant" | "note/identifier" | "note/row-number";

function noteOn(code: ColumnsNote, found: readonly { column: InputColumn }[]): readonly Note[] {
  return found.length === 0 ? [] : [note(code, { columns: found.map(({ column }) => column.name) })];
}

interface ReadColumn {
  readonly column: InputColumn;
  /** Whether any row differs from the first. */
  readonly varies: boolean;
  /** Whether its first input grows by 1 from row to row. */
  readonly countsUp: boolean;
}

function readColumns({ rows, columns, inputs }: EncodedInputs): readonly ReadColumn[] {
  const size = inputs.length / rows.length;
  let from = 0;
  return columns.map((column) => {
    const start = from;
    from += widthOf(column);
    return {
      column,
      varies: differs(inputs, size, { start, end: from }),
      countsUp: rows.every((_, i) => inputs[i * size + start] === inputs[start] + i),
    };
  });
}

function differs(
  inputs: Float64Array,
  size: number,
  { start, end }: { start: number; end: number },
): boolean {
  for (let row = size; row < inputs.length; row += size)
    for (let j = start; j < end; j++) if (inputs[row + j] !== inputs[j]) return true;
  return false;
}

function filled({ table, rows, columns }: EncodedInputs): readonly Note[] {
  let cells = 0;
  const names: string[] = [];
  for (const { name, categories, fill } of columns) {
    const kind = categories ? "text" : "number";
    const column = table.columns.get(name)!;
    const empty = fill === undefined ? 0 : rows.filter((row) => isMissing(kind, column[row])).length;
    cells += empty;
    if (empty > 0) names.push(name);
  }
  return cells === 0 ? [] : [note("note/filled", { columns: names, cells })];
}
