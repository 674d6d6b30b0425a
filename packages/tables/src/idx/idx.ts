// An IDX file of unsigned bytes: two zero bytes, the type, the number of dimensions, their sizes (big-endian u32), data.
// Source: Y. LeCun, C. Cortes & C. Burges, "The MNIST database", file formats.
import { fail } from "./errors.js";

const unsignedBytes = 0x08;

export interface Idx {
  /** Of the 1 to 3 dimensions, outermost first. */
  readonly sizes: readonly number[];
  /** A view of the file. */
  readonly data: Uint8Array;
}

/** The contents of an IDX file, which must fill it exactly.
 *
 * Throws  the errors of idx/errors.ts that name one file
 */
export function readIdx(bytes: Uint8Array, name: string): Idx {
  const dimensions = checkMagic(bytes, name);
  const header = 4 + 4 * dimensions;
  if (bytes.length < header) fail("idx/header", { file: name, expected: header, got: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, header);
  const sizes = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  if (sizes.includes(0)) fail("idx/no-items", { file: name, sizes });
  // Exact below 2^53; above, only its being larger than the file matters.
  const expected = sizes.reduce((product, size) => product * size, 1);
  const got = bytes.length - header;
  if (got !== expected) fail(got < expected ? "idx/short" : "idx/long", { file: name, sizes, expected, got });
  return { sizes, data: bytes.subarray(header) };
}

function checkMagic(bytes: Uint8Array, name: string): number {
  if (bytes.length === 0) fail("idx/empty", { file: name });
  const [zero0, zero1, type, dimensions] = bytes;
  if (zero0 === 0x1f && zero1 === 0x8b) fail("idx/gzip", { file: name });
  if (bytes.length < 4) fail("idx/header", { file: name, expected: 4, got: bytes.length });
  if (zero0 !== 0 || zero1 !== 0) fail("idx/magic", { file: name });
  if (type !== unsignedBytes) fail("idx/type", { file: name, got: type });
  if (dimensions < 1 || dimensions > 3) fail("idx/dimensions", { file: name, got: dimensions });
  return dimensions;
}
