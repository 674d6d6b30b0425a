// The values of a page, after its levels, as their encoding has them.
// Source: apache/parquet-format, Encodings.md
import { readDeltas, readLengths, readPrefixed } from "./delta.js";
import type { ParquetColumn } from "./metadata.js";
import { readRuns } from "./runs.js";
import { Damaged } from "./thrift.js";
import type { Raw } from "./types.js";

type Typed = Pick<ParquetColumn, "type" | "typeLength">;

export const encodings = {
  plain: 0,
  plainDictionary: 2,
  runs: 3,
  deltas: 5,
  lengths: 6,
  prefixed: 7,
  dictionary: 8,
  split: 9,
} as const;

/** So many values; undefined where the encoding is none for this type. Those of a dictionary are not read here. */
export function readValues(
  bytes: Uint8Array,
  { encoding, count, column, room }: { encoding: number; count: number; column: Typed; room: number },
): ArrayLike<Raw> | undefined {
  const { type } = column;
  const isBytes = type === "bytes" || type === "fixed";
  const isWhole = type === "int32" || type === "int64";
  if (encoding === encodings.plain) return readPlain(bytes, column, count);
  if (encoding === encodings.runs && type === "boolean") return readBooleans(bytes, count);
  if (encoding === encodings.deltas && isWhole) return wholes(readDeltas(bytes, count).values);
  if (encoding === encodings.lengths && type === "bytes") return readLengths(bytes, count);
  if (encoding === encodings.prefixed && isBytes) return readPrefixed(bytes, count, room);
  if (encoding === encodings.split && type !== "bytes" && type !== "boolean")
    return readSplit(bytes, column, count);
  return undefined;
}

const widths = { boolean: 0, int32: 4, int64: 8, int96: 12, float: 4, double: 8, bytes: 0 };
const widthOf = ({ type, typeLength }: Typed): number => (type === "fixed" ? typeLength : widths[type]);

function readPlain(bytes: Uint8Array, column: Typed, count: number): ArrayLike<Raw> {
  if (column.type === "bytes") return readTexts(bytes, count);
  if (column.type === "boolean") {
    if (Math.ceil(count / 8) > bytes.length) throw new Damaged("booleans");
    return Array.from({ length: count }, (_, i) => ((bytes[i >> 3] >> (i & 7)) & 1) === 1);
  }
  const width = widthOf(column);
  if (count * width > bytes.length) throw new Damaged("values");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readers[column.type];
  return Array.from({ length: count }, (_, i) => read(view, i * width, width));
}

const readers = {
  int32: (view: DataView, at: number): Raw => view.getInt32(at, true),
  int64,
  float: (view: DataView, at: number): Raw => view.getFloat32(at, true),
  double: (view: DataView, at: number): Raw => view.getFloat64(at, true),
  fixed: (view: DataView, at: number, width: number): Raw =>
    new Uint8Array(view.buffer, view.byteOffset + at, width),
  int96: (view: DataView, at: number): Raw => new Uint8Array(view.buffer, view.byteOffset + at, 12),
};

const half = 2 ** 21;

function int64(view: DataView, at: number): Raw {
  const high = view.getInt32(at + 4, true);
  if (high >= -half && high < half) return high * 2 ** 32 + view.getUint32(at, true);
  return view.getBigInt64(at, true);
}

function wholes(values: BigInt64Array): Raw[] {
  return Array.from(values, (value) => {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  });
}

function readTexts(bytes: Uint8Array, count: number): Uint8Array[] {
  if (4 * count > bytes.length) throw new Damaged("texts");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  return Array.from({ length: count }, () => {
    if (at + 4 > bytes.length) throw new Damaged("text");
    const length = view.getUint32(at, true);
    at += 4 + length;
    if (at > bytes.length) throw new Damaged("text");
    return bytes.subarray(at - length, at);
  });
}

function readBooleans(bytes: Uint8Array, count: number): boolean[] {
  if (bytes.length < 4) throw new Damaged("booleans");
  return Array.from(readRuns(bytes.subarray(4), 1, count), (bit) => bit === 1);
}

/** BYTE_STREAM_SPLIT: the first bytes of all values, then the second ones, … */
function readSplit(bytes: Uint8Array, column: Typed, count: number): ArrayLike<Raw> {
  const width = widthOf(column);
  if (count * width > bytes.length) throw new Damaged("values");
  const joined = new Uint8Array(count * width);
  for (let i = 0; i < count; i++)
    for (let byte = 0; byte < width; byte++) joined[i * width + byte] = bytes[byte * count + i];
  return readPlain(joined, column, count);
}
