// Bytes of a CSV or TSV file → Table: strict, every refusal with its line and column.
import type { FilePlace } from "../table/place.js";
import { readWhole, type TableReader } from "../table/reader.js";
import { RowCutter } from "../table/rows.js";
import type { Block, Table, TableShape } from "../table/table.js";
import { countLineEnds, withoutMark } from "../table/text.js";
import { TableWriter, type Wanted } from "../table/writer.js";
import { checkColumnCount, checkSignature } from "./bytes.js";
import { fail } from "./errors.js";
import { readRecords } from "./records.js";

export interface CsvOptions {
  /** The name of the file, for messages. */
  readonly name: string;
  /** A comma unless given. */
  readonly delimiter?: "," | "\t";
  /** For a model that exists: the columns it reads. All unless given. */
  readonly wanted?: Wanted | undefined;
}

/** A table from UTF-8 text whose first line names the columns.
 *
 * Throws  the errors of csv/errors.ts and table/errors.ts
 */
export function readCsv(file: Uint8Array, options: CsvOptions): Table {
  return readWhole(new CsvReader(options), file);
}

/** The same from text that comes in pieces. */
export class CsvReader implements TableReader {
  readonly #options: CsvOptions;
  readonly #delimiter: string;
  readonly #cutter = new RowCutter({ quotes: true });
  #writer: TableWriter | undefined;
  #begun = false;
  /** The line that the next row stands in, and the first of the blank lines before it. */
  #line = 1;
  #blank: number | undefined;

  constructor(options: CsvOptions) {
    this.#options = options;
    this.#delimiter = options.delimiter ?? ",";
  }

  push(bytes: Uint8Array): void {
    this.#read(this.#cutter.push(bytes));
  }

  shape(): TableShape | undefined {
    return this.#writer?.shape();
  }

  takeBlocks(): Block[] {
    return this.#writer?.takeBlocks() ?? [];
  }

  end(): TableShape {
    this.#read(this.#cutter.end());
    const place = { file: this.#options.name };
    if (this.#writer === undefined) return fail("csv/empty", { place });
    if (this.#writer.rows === 0) fail("csv/header-only", { place });
    return this.#writer.end();
  }

  #read(rows: Uint8Array): void {
    if (rows.length === 0) return;
    const { name } = this.#options;
    const bytes = this.#begun ? rows : this.#begin(rows);
    this.#blank = readRecords(bytes, {
      name,
      delimiter: this.#delimiter,
      line: this.#line,
      blank: this.#blank,
      columns: this.#writer?.names,
      onRow: (cells, line) => this.#row(cells, { file: name, line }),
    });
    this.#line += countLineEnds(bytes, 0, bytes.length);
  }

  #begin(file: Uint8Array): Uint8Array {
    const { name } = this.#options;
    checkSignature(file, name);
    this.#begun = true;
    const bytes = withoutMark(file);
    checkColumnCount(bytes, { name, delimiter: this.#delimiter });
    return bytes;
  }

  #row(cells: readonly string[], place: FilePlace & { line: number }): void {
    const { name, wanted } = this.#options;
    if (this.#writer === undefined) {
      const header = checkHeader(cells, place, this.#delimiter);
      this.#writer = new TableWriter(header, { name, placed: "line", written: true, wanted });
      return;
    }
    checkLength(cells, this.#writer.names, place);
    this.#writer.row(cells, place.line);
  }
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
