// Rows of cells with their lines. RFC 4180, plus: blanks around a cell without quotes are not part of it, and blank
// lines may stand at the end. Text with quotes goes through csv-parse (`#csv-parse` is its Node or its browser build:
// package.json, "imports"); text without any, as tables of numbers are, needs splitting only and is read many times
// faster. records.test.ts holds the two together.
import { CsvError, parse } from "#csv-parse";
import { rowLimit } from "../table/rows.js";
import { countLineEnds } from "../table/text.js";
import { textOf } from "./bytes.js";
import { fail } from "./errors.js";

export interface RecordsOptions {
  readonly name: string;
  readonly delimiter: string;
  /** The line in which the first row stands. */
  readonly line: number;
  /** The first blank line at the end of what came before. */
  readonly blank: number | undefined;
  /** The names of the columns, where the header is behind. */
  readonly columns?: readonly string[] | undefined;
  /** Called with each row in order; `line` is where it begins. */
  readonly onRow: (cells: readonly string[], line: number) => void;
}

/** Reads whole rows, and gives back the first of the blank lines that they end with.
 *
 * Throws  what `onRow` throws, "csv/blank-line", "csv/quote-open", "csv/quote-inside", "csv/row-too-long", "csv/nul",
 *         "csv/utf-8"
 */
export function readRecords(bytes: Uint8Array, options: RecordsOptions): number | undefined {
  return bytes.includes(quote) ? readQuoted(bytes, options) : readPlain(bytes, options);
}

const quote = 0x22;

/** Only for text without quotes: every line is a row, every separator ends a cell. */
export function readPlain(bytes: Uint8Array, options: RecordsOptions): number | undefined {
  const { name, delimiter, onRow } = options;
  const text = textOf(bytes, options);
  let { line, blank } = options;
  for (let start = 0; start < text.length; line++) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const cells = cellsOf(text.slice(start, end), delimiter);
    start = end + 1;
    if (cells.length === 1 && cells[0] === "") blank ??= line;
    else if (blank === undefined) onRow(cells, line);
    else fail("csv/blank-line", { place: { file: name, line: blank } });
  }
  return blank;
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells = line.split(delimiter);
  for (let i = 0; i < cells.length; i++) cells[i] = cells[i].trim();
  return cells;
}

/** For any text. */
export function readQuoted(bytes: Uint8Array, options: RecordsOptions): number | undefined {
  const { name, delimiter, onRow, blank } = options;
  textOf(bytes, options);
  let { columns = [] } = options;
  // Where the next row begins. csv-parse counts a CRLF inside quotes as two lines; its byte offsets are right.
  let { line } = options;
  let offset = 0;
  const takeRow = (cells: string[], info: { bytes: number; empty_lines: number }) => {
    if (blank !== undefined || info.empty_lines > 0)
      fail("csv/blank-line", { place: { file: name, line: blank ?? line } });
    if (columns.length === 0) columns = cells;
    onRow(cells, line);
    line += countLineEnds(bytes, offset, info.bytes);
    offset = info.bytes;
    return null;
  };
  try {
    parse(bytes, { ...strict, delimiter, on_record: takeRow });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (blank !== undefined || (error.empty_lines as number) > 0)
      fail("csv/blank-line", { place: { file: name, line: blank ?? line } }, error);
    refuse(error, { bytes, options, columns });
  }
  return blank ?? (offset < bytes.length ? line : undefined);
}

const strict = {
  record_delimiter: ["\r\n", "\n"],
  trim: true,
  skip_empty_lines: true,
  max_record_size: rowLimit,
  // The reader of the header compares the lengths itself: it can name the missing column.
  relax_column_count: true,
};

interface Context {
  readonly bytes: Uint8Array;
  readonly options: RecordsOptions;
  readonly columns: readonly string[];
}

function refuse(error: CsvError, { bytes, options, columns }: Context): never {
  // `bytes` of the error is the end of the last good cell, `column` the position of the bad one.
  const line = options.line + countLineEnds(bytes, 0, error.bytes as number);
  const place = { file: options.name, line };
  if (error.code === "CSV_MAX_RECORD_SIZE") fail("csv/row-too-long", { place, limit: rowLimit }, error);
  if (error.code === "CSV_QUOTE_NOT_CLOSED") fail("csv/quote-open", { place }, error);
  const column = columns[error.column as number];
  fail("csv/quote-inside", { place: column === undefined ? place : { ...place, column } }, error);
}
