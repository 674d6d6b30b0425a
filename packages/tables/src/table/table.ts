// A file as columns of cells: what every reader makes and `encode` turns into numbers. A text keeps its spelling, because
// only the whole column, or the model that reads it later, says whether "1" is a number or the name of a category.
import { type Cells, codeAt } from "./cells.js";
import type { FilePlace } from "./place.js";

export interface Column {
  readonly name: string;
  /** Its different texts; the code of a cell is the place of its text. */
  readonly texts: readonly string[];
  /** The number that each text spells, or NaN. */
  readonly numbers: readonly number[];
  /** How many cells of all rows are numbers, other texts, or marks for "no value". */
  readonly counts: { readonly numbers: number; readonly texts: number; readonly missing: number };
  /** Whether some numbers came without the text that spelt them, since there were too many different ones. */
  readonly spellingLost: boolean;
}

/** Rows that follow one another. */
export interface Block {
  /** The number of its first row, from 0. */
  readonly first: number;
  readonly rows: number;
  /** Where each row begins in the file: its line, or in a file without lines its number, from 1. */
  readonly places: Uint32Array;
  /** Column by column, in the order of the table. */
  readonly cells: readonly Cells[];
}

/** Which block a row stands in: all but the last have as many. */
export const blockOf = (blocks: readonly Block[], row: number): number => Math.floor(row / blocks[0].rows);

export interface TableShape {
  /** The name of the file, as messages show it. */
  readonly name: string;
  readonly rows: number;
  /** The names of all columns of the file. */
  readonly names: readonly string[];
  /** Those that were read, in the order of the file. A Map, so that `__proto__` is a name like any other. */
  readonly columns: ReadonlyMap<string, Column>;
  /** What `places` of its blocks count. */
  readonly placed: "line" | "row";
}

/** A table in memory. */
export interface Table extends TableShape {
  readonly blocks: readonly Block[];
}

export function placeOf(
  { name, placed }: Pick<TableShape, "name" | "placed">,
  block: Pick<Block, "places">,
  row: number,
  column?: string,
): FilePlace {
  return { file: name, [placed]: block.places[row], ...(column !== undefined && { column }) };
}

/** A cell as it was written, or as its number is. */
export function textAt(column: Pick<Column, "texts">, cells: Cells, row: number): string {
  const code = codeAt(cells, row);
  return code < 0 ? String((cells as { values: Float64Array }).values[row]) : column.texts[code];
}
