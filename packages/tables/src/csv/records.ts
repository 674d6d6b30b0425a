// Rows of cells with their lines. RFC 4180, plus: blanks around a cell without quotes are not part of it, and blank
// lines may stand at the end. Text with quotes goes through csv-parse (`#csv-parse` is its Node or its browser build:
// package.json, "imports"); text without any, as tables of numbers are, needs splitting only and is read many times
// faster. records.test.ts holds the two together.
import { CsvError, parse } from "#csv-parse";
import { countLineEnds, lineAt, lineEnd, rowLimit } from "./bytes.js";
import { fail } from "./errors.js";

export interface RecordsOptions {
  readonly name: string;
  readonly delimiter: string;
  /** Called with each row in order; `line` is where it begins. */
  readonly onRow: (cells: readonly string[], line: number) => void;
}

/** Throws  what `onRow` throws, "csv/blank-line", "csv/quote-open", "csv/quote-inside", "csv/row-too-long" */
export function readRecords(bytes: Uint8Array, options: RecordsOptions): void {
  if (bytes.includes(quote)) readQuoted(bytes, options);
  else readPlain(bytes, options);
}

const quote = 0x22;

/** Only for text without quotes: every line is a row, every separator ends a cell. */
export function readPlain(bytes: Uint8Array, { name, delimiter, onRow }: RecordsOptions): void {
  // A U+FEFF that is not the mark of the file is text.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let line = 1;
  let blank: number | undefined;
  for (let start = 0; start < bytes.length; line++) {
    const end = lineEnd(bytes, start);
    const cells = decoder.decode(bytes.subarray(start, end)).split(delimiter).map(trimmed);
    start = end + 1;
    if (cells.length === 1 && cells[0] === "") blank ??= line;
    else if (blank === undefined) onRow(cells, line);
    else fail("csv/blank-line", { place: { file: name, line: blank } });
  }
}

function trimmed(cell: string): string {
  return cell.trim();
}

/** For any text. */
export function readQuoted(bytes: Uint8Array, { name, delimiter, onRow }: RecordsOptions): void {
  let columns: readonly string[] = [];
  // Where the next row begins. csv-parse counts a CRLF inside quotes as two lines; its byte offsets are right.
  let line = 1;
  let offset = 0;
  const takeRow = (cells: string[], info: { bytes: number; empty_lines: number }) => {
    if (info.empty_lines > 0) fail("csv/blank-line", { place: { file: name, line } });
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
    if ((error.empty_lines as number) > 0) fail("csv/blank-line", { place: { file: name, line } }, error);
    refuse(error, { bytes, name, columns });
  }
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
  readonly name: string;
  readonly columns: readonly string[];
}

function refuse(error: CsvError, { bytes, name, columns }: Context): never {
  // `bytes` of the error is the end of the last good cell, `column` the position of the bad one.
  const place = { file: name, line: lineAt(bytes, error.bytes as number) };
  if (error.code === "CSV_MAX_RECORD_SIZE") fail("csv/row-too-long", { place, limit: rowLimit }, error);
  if (error.code === "CSV_QUOTE_NOT_CLOSED") fail("csv/quote-open", { place }, error);
  const column = columns[error.column as number];
  fail("csv/quote-inside", { place: column === undefined ? place : { ...place, column } }, error);
}
