// Bytes of JSON lines → Table: an object on each line, whose first names the columns. A name that is missing later is a
// cell without a value.
import { nearest } from "../table/names.js";
import type { FilePlace } from "../table/place.js";
import { readWhole, type TableReader } from "../table/reader.js";
import { RowCutter, rowLimit } from "../table/rows.js";
import type { Block, Table, TableShape } from "../table/table.js";
import { decoded, linesBeforeBad, linesBeforeLong, signatureOf, withoutMark } from "../table/text.js";
import { type Cell, TableWriter, type Wanted } from "../table/writer.js";
import { fail } from "./errors.js";
import { readObject } from "./object.js";

export interface JsonLinesOptions {
  /** The name of the file, for messages. */
  readonly name: string;
  /** For a model that exists: the columns it reads. All unless given. */
  readonly wanted?: Wanted | undefined;
}

export const keyLimit = 2 ** 16;

/** A table from UTF-8 text with a JSON object on each line.
 *
 * Throws  the errors of jsonl/errors.ts and table/errors.ts
 */
export function readJsonLines(file: Uint8Array, options: JsonLinesOptions): Table {
  return readWhole(new JsonLinesReader(options), file);
}

/** The same from text that comes in pieces. */
export class JsonLinesReader implements TableReader {
  readonly #options: JsonLinesOptions;
  readonly #cutter = new RowCutter({ quotes: false });
  readonly #columns = new Map<string, number>();
  #writer: TableWriter | undefined;
  #begun = false;
  /** The line that comes next, and the first of the blank lines before it. */
  #line = 1;
  #blank: number | undefined;
  /** Of each column the last line that names it. */
  #lastNamed = new Uint32Array();

  constructor(options: JsonLinesOptions) {
    this.#options = options;
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
    return this.#writer?.end() ?? fail("jsonl/empty", { place: { file: this.#options.name } });
  }

  #read(lines: Uint8Array): void {
    if (lines.length === 0) return;
    const text = this.#text(this.#begun ? lines : this.#begin(lines));
    for (let start = 0; start < text.length; this.#line++) {
      const next = text.indexOf("\n", start);
      const end = next < 0 ? text.length : next;
      this.#readLine(text.slice(start, end));
      start = end + 1;
    }
  }

  #begin(file: Uint8Array): Uint8Array {
    const signature = signatureOf(file);
    if (signature) fail(`jsonl/${signature}`, { place: { file: this.#options.name } });
    this.#begun = true;
    return withoutMark(file);
  }

  #text(bytes: Uint8Array): string {
    const at = (linesBefore: number) => ({ file: this.#options.name, line: this.#line + linesBefore });
    const long = linesBeforeLong(bytes, rowLimit);
    if (long >= 0) fail("jsonl/row-too-long", { place: at(long), limit: rowLimit });
    return decoded(bytes) ?? fail("jsonl/utf-8", { place: at(linesBeforeBad(bytes)) });
  }

  #readLine(text: string): void {
    const { name: file } = this.#options;
    const place = { file, line: this.#line };
    if (text.trim() === "") this.#blank ??= this.#line;
    else if (this.#blank !== undefined) fail("jsonl/blank-line", { place: { file, line: this.#blank } });
    else this.#writer ? this.#readRow(this.#writer, text, place) : this.#readFirst(text, place);
  }

  #readFirst(text: string, place: FilePlace & { line: number }): void {
    const { name, wanted } = this.#options;
    const cells: Cell[] = [];
    readObject(text, place, (key, value) => {
      if (key === "") fail("jsonl/key-empty", { place });
      if (this.#columns.has(key)) fail("jsonl/key-duplicate", { place, name: key });
      this.#columns.set(key, cells.length);
      cells.push(value);
    });
    if (cells.length === 0) fail("jsonl/no-keys", { place });
    if (cells.length > keyLimit)
      fail("jsonl/too-many-columns", { place, limit: keyLimit, got: cells.length });
    this.#lastNamed = new Uint32Array(cells.length);
    this.#writer = new TableWriter([...this.#columns.keys()], {
      name,
      placed: "line",
      written: false,
      wanted,
    });
    this.#writer.row(cells, place.line);
  }

  #readRow(writer: TableWriter, text: string, place: FilePlace & { line: number }): void {
    const cells = new Array<Cell>(writer.names.length).fill(null);
    readObject(text, place, (key, value) => {
      const column = this.#columns.get(key);
      if (column === undefined) return this.#refuseKey(key, place);
      if (this.#lastNamed[column] === place.line) fail("jsonl/key-duplicate", { place, name: key });
      this.#lastNamed[column] = place.line;
      cells[column] = value;
    });
    writer.row(cells, place.line);
  }

  #refuseKey(name: string, place: FilePlace): never {
    const known = [...this.#columns.keys()];
    return fail("jsonl/key-unknown", { place, name, known, near: nearest(name, known) });
  }
}
