// A file as columns of text: what every reader makes and `encode` turns into numbers. Cells stay text, because only
// the whole column, or the model that reads it later, says whether "1" is a number or the name of a category.
import type { FilePlace } from "./place.js";

export interface Table {
  /** The name of the file, as messages show it. */
  readonly name: string;
  readonly rows: number;
  /** The line of the file on which each row begins. */
  readonly lines: readonly number[];
  /** The cells of each column, in the order of the file. A Map, so that `__proto__` is a name like any other. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

export function placeOf(table: Table, row: number, column?: string): FilePlace {
  const place = { file: table.name, line: table.lines[row] };
  return column === undefined ? place : { ...place, column };
}
