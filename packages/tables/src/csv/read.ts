// Bytes of a CSV or TSV file → Table: strict, every refusal with its line and column.
import type { FilePlace } from "../place.js";
import type { Table } from "../table.js";
import { textBytes } from "./bytes.js";
import { fail } from "./errors.js";
import { readRecords } from "./records.js";

export interface CsvOptions {
  /** The name of the file, for messages. */
  readonly name: string;
  /** A comma unless given. */
  readonly delimiter?: "," | "\t";
}

/** A table from UTF-8 text whose first line names the columns.
 *
 * Throws  the errors of csv/errors.ts
 */
export function readCsv(file: Uint8Array, { name, delimiter = "," }: CsvOptions): Table {
  const bytes = textBytes(file, name, delimiter);
  const share = sharedCells();
  const lines: number[] = [];
  let header: readonly string[] | undefined;
  let cells: string[][] = [];
  readRecords(bytes, {
    name,
    delimiter,
    onRow(row, line) {
      if (header === undefined) {
        header = checkHeader(row, { file: name, line }, delimiter);
        cells = header.map(() => []);
        return;
      }
      checkLength(row, header, { file: name, line });
      lines.push(line);
      for (let i = 0; i < row.length; i++) cells[i].push(share(row[i]));
    },
  });
  if (header === undefined) fail("csv/empty", { place: { file: name } });
  if (lines.length === 0) fail("csv/header-only", { place: { file: name } });
  return { name, rows: lines.length, lines, columns: new Map(header.map((column, i) => [column, cells[i]])) };
}

function checkHeader(names: readonly string[], place: FilePlace, delimiter: string): readonly string[] {
  if (names.some((name) => name.includes("\r"))) fail("csv/carriage-return", { place });
  checkDelimiter(names, place, delimiter);
  const first = new Map<string, number>();
  names.forEach((name, i) => {
    if (name === "") fail("csv/column-empty", { place, position: i + 1 });
    const before = first.get(name);
    if (before !== undefined) fail("csv/column-duplicate", { place, name, first: before, second: i + 1 });
    first.set(name, i + 1);
  });
  return names;
}

// One column whose name holds another separator: the most common way in which a whole file is misread.
function checkDelimiter(names: readonly string[], place: FilePlace, delimiter: string): void {
  if (names.length > 1) return;
  const got = [",", ";", "\t"].find((other) => other !== delimiter && names[0].includes(other));
  if (got !== undefined) fail("csv/delimiter", { place, expected: delimiter, got });
}

function checkLength(row: readonly string[], header: readonly string[], place: FilePlace): void {
  const expected = header.length;
  if (row.length < expected)
    fail("csv/row-short", { place, expected, got: row.length, missing: header[row.length] });
  if (row.length > expected) fail("csv/row-long", { place, expected, got: row.length, extra: row[expected] });
}

/** Equal cells become one string, up to a bounded number of different ones: a pixel or a category is stored once. */
function sharedCells(): (cell: string) => string {
  const known = new Map<string, string>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    if (known.size < 2 ** 16) known.set(cell, cell);
    return cell;
  };
}
