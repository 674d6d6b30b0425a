// What readers of text ask of bytes before they look for cells.

const LF = 0x0a;
const NUL = 0x00;

/** What the first bytes tell of a file that is no UTF-8 text. */
export function signatureOf(file: Uint8Array): "empty" | "gzip" | "utf-16" | undefined {
  if (file.length === 0) return "empty";
  if (startsWith(file, 0x1f, 0x8b)) return "gzip";
  // Without its mark, UTF-16 shows by the empty half of its first character.
  const half = file.length > 1 && (file[0] === NUL) !== (file[1] === NUL);
  return half || startsWith(file, 0xff, 0xfe) || startsWith(file, 0xfe, 0xff) ? "utf-16" : undefined;
}

/** The bytes behind a byte order mark. */
export const withoutMark = (file: Uint8Array): Uint8Array =>
  startsWith(file, 0xef, 0xbb, 0xbf) ? file.subarray(3) : file;

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

export function countLineEnds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (bytes[i] === LF) count++;
  return count;
}

/** The offset of the line end after `start`, or of the end of the bytes. */
export function lineEnd(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(LF, start);
  return end < 0 ? bytes.length : end;
}

/** How many lines stand before the first that is longer than the limit; −1 where none is. */
export function linesBeforeLong(bytes: Uint8Array, limit: number): number {
  if (bytes.length <= limit) return -1;
  let lines = 0;
  for (let start = 0; start < bytes.length; lines++) {
    const end = lineEnd(bytes, start);
    if (end - start > limit) return lines;
    start = end + 1;
  }
  return -1;
}

// A U+FEFF that is not the mark of the file is text.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of whole lines; undefined where they are no UTF-8. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many lines stand before the first that is no UTF-8, where there is one. */
export function linesBeforeBad(bytes: Uint8Array): number {
  let lines = 0;
  for (let start = 0; decoded(bytes.subarray(start, lineEnd(bytes, start))) !== undefined; lines++)
    start = lineEnd(bytes, start) + 1;
  return lines;
}
