// Checks on the raw bytes of a table, before anything is allocated for its cells.
import { fail } from "./errors.js";

const LF = 0x0a;
const NUL = 0x00;

/** The longest row: 65,536 cells of 64 bytes. */
export const rowLimit = 2 ** 22;
export const columnLimit = 2 ** 16;

/** The text of the file without its byte order mark, proven to be UTF-8 with lines of bearable length.
 *
 * Throws  "csv/empty", "csv/gzip", "csv/utf-16", "csv/nul", "csv/too-many-columns", "csv/row-too-long", "csv/utf-8"
 */
export function textBytes(file: Uint8Array, name: string, delimiter: string): Uint8Array {
  checkSignature(file, name);
  const bytes = startsWith(file, 0xef, 0xbb, 0xbf) ? file.subarray(3) : file;
  const nul = bytes.indexOf(NUL);
  if (nul >= 0) fail("csv/nul", { place: { file: name, line: lineAt(bytes, nul) } });
  checkColumnCount(bytes, name, delimiter);
  checkLineLengths(bytes, name);
  checkUtf8(bytes, name);
  return bytes;
}

/** The line, counted from 1, that holds the byte at `offset`. */
export function lineAt(bytes: Uint8Array, offset: number): number {
  return 1 + countLineEnds(bytes, 0, offset);
}

export function countLineEnds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (bytes[i] === LF) count++;
  return count;
}

function checkSignature(file: Uint8Array, name: string): void {
  const place = { file: name };
  if (file.length === 0) fail("csv/empty", { place });
  if (startsWith(file, 0x1f, 0x8b)) fail("csv/gzip", { place });
  // Without its mark, UTF-16 shows by the empty half of its first character.
  const half = file.length > 1 && (file[0] === NUL) !== (file[1] === NUL);
  if (half || startsWith(file, 0xff, 0xfe) || startsWith(file, 0xfe, 0xff)) fail("csv/utf-16", { place });
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

function checkColumnCount(bytes: Uint8Array, name: string, delimiter: string): void {
  const separator = delimiter.charCodeAt(0);
  const end = lineEnd(bytes, 0);
  let columns = 1;
  for (let i = 0; i < end; i++) if (bytes[i] === separator) columns++;
  if (columns > columnLimit)
    fail("csv/too-many-columns", { place: { file: name, line: 1 }, limit: columnLimit, got: columns });
}

function checkLineLengths(bytes: Uint8Array, name: string): void {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = lineEnd(bytes, start);
    if (end - start > rowLimit) fail("csv/row-too-long", { place: { file: name, line }, limit: rowLimit });
    start = end + 1;
  }
}

/** The offset of the line end after `start`, or of the end of the file. */
export function lineEnd(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(LF, start);
  return end < 0 ? bytes.length : end;
}

// Decoded piece by piece, so that the check costs no second copy of the file.
function checkUtf8(bytes: Uint8Array, name: string): void {
  const piece = 2 ** 20;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  try {
    for (; start < bytes.length; start += piece)
      decoder.decode(bytes.subarray(start, start + piece), { stream: true });
    decoder.decode();
  } catch {
    // A character cut by the border of two pieces belongs to the line before it.
    fail("csv/utf-8", { place: { file: name, line: firstBadLine(bytes, Math.max(0, start - 4)) } });
  }
}

function firstBadLine(bytes: Uint8Array, from: number): number {
  let start = from === 0 ? 0 : bytes.lastIndexOf(LF, from - 1) + 1;
  let line = lineAt(bytes, start);
  for (; isUtf8(bytes.subarray(start, lineEnd(bytes, start))); line++) start = lineEnd(bytes, start) + 1;
  return line;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
