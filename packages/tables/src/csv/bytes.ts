// Checks on the raw bytes of a table, before anything is allocated for its cells.
import { rowLimit } from "../table/rows.js";
import {
  countLineEnds,
  decoded,
  lineEnd,
  linesBeforeBad,
  linesBeforeLong,
  signatureOf,
} from "../table/text.js";
import { fail } from "./errors.js";

export const columnLimit = 2 ** 16;

/** Refuses what the first bytes of a file tell.
 *
 * Throws  "csv/empty", "csv/gzip", "csv/utf-16"
 */
export function checkSignature(file: Uint8Array, name: string): void {
  const signature = signatureOf(file);
  if (signature) fail(`csv/${signature}`, { place: { file: name } });
}

/** Throws  "csv/too-many-columns" */
export function checkColumnCount(
  bytes: Uint8Array,
  { name, delimiter }: { name: string; delimiter: string },
): void {
  const separator = delimiter.charCodeAt(0);
  const end = lineEnd(bytes, 0);
  let columns = 1;
  for (let i = 0; i < end; i++) if (bytes[i] === separator) columns++;
  if (columns > columnLimit)
    fail("csv/too-many-columns", { place: { file: name, line: 1 }, limit: columnLimit, got: columns });
}

/** The text of whole rows, the first of which stands in the given line; proven to be UTF-8 with lines of bearable
 * length.
 *
 * Throws  "csv/nul", "csv/row-too-long", "csv/utf-8"
 */
export function textOf(bytes: Uint8Array, { name, line }: { name: string; line: number }): string {
  const at = (linesBefore: number) => ({ file: name, line: line + linesBefore });
  const nul = bytes.indexOf(0);
  if (nul >= 0) fail("csv/nul", { place: at(countLineEnds(bytes, 0, nul)) });
  const long = linesBeforeLong(bytes, rowLimit);
  if (long >= 0) fail("csv/row-too-long", { place: at(long), limit: rowLimit });
  return decoded(bytes) ?? fail("csv/utf-8", { place: at(linesBeforeBad(bytes)) });
}
