// The header of a safetensors file: which bytes belong to which tensor. Nothing is allocated before its size has
// been proved to lie within the file. Source: github.com/huggingface/safetensors, README "Format".
import type { Precision } from "../../network/parameters.js";
import { fail } from "./errors.js";
import type { Json, JsonObject } from "./json.js";

export interface HeaderEntry {
  readonly name: string;
  readonly precision: Precision;
  readonly shape: readonly number[];
  /** First and one past the last byte, counted from the end of the header. */
  readonly begin: number;
  readonly end: number;
}

const precisions: { readonly [dtype: string]: Precision } = { F32: "f32", F64: "f64" };
export const dtypes = { f32: "F32", f64: "F64" } as const;
export const bytesOf = { f32: 4, f64: 8 } as const;

/** The tensors of a header in the order of their bytes, which they cover without holes.
 *
 * Throws  "file/entry", "file/dtype", "file/shape", "file/offsets", "file/size", "file/overlap",
 *         "file/hole", "file/trailing"
 */
export function readEntries(header: JsonObject, dataSize: number): HeaderEntry[] {
  const names = Object.keys(header).filter((name) => name !== "__metadata__");
  const entries = names.map((name) => readEntry(name, header[name], dataSize));
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkCover(entries, dataSize);
  return entries;
}

function readEntry(name: string, value: Json, dataSize: number): HeaderEntry {
  const { dtype, shape, data_offsets: offsets } = readFields(name, value);
  if (typeof dtype !== "string" || !Object.hasOwn(precisions, dtype))
    return fail("file/dtype", { tensor: name, got: dtype });
  const precision = precisions[dtype];
  const count = Array.isArray(shape) && shape.every(isSize) ? shape.reduce((a, b) => a * b, 1) : NaN;
  // a number of bytes beyond 2^53 would no longer be exact, and no file is that large
  if (!Number.isSafeInteger(count * 8)) fail("file/shape", { tensor: name, got: brief(shape) });
  if (!Array.isArray(offsets) || !isRange(offsets, dataSize))
    return fail("file/offsets", { tensor: name, size: dataSize, got: brief(offsets) });
  const [begin, end] = offsets as [number, number];
  const expected = count * bytesOf[precision];
  if (end - begin !== expected) fail("file/size", { tensor: name, expected, got: end - begin });
  return { name, precision, shape: shape as number[], begin, end };
}

const fields = ["dtype", "shape", "data_offsets"];

function readFields(name: string, value: Json): JsonObject {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    return fail("file/entry", { tensor: name, got: brief(value) });
  const keys = Object.keys(value);
  if (keys.length !== 3 || !fields.every((key) => key in value))
    fail("file/entry", { tensor: name, got: brief(keys) });
  return value;
}

const isSize = (value: Json): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isRange = (offsets: Json[], size: number) =>
  offsets.length === 2 &&
  offsets.every(isSize) &&
  (offsets[0] as number) <= (offsets[1] as number) &&
  (offsets[1] as number) <= size;

function checkCover(entries: readonly HeaderEntry[], dataSize: number): void {
  let covered = 0;
  for (const { name, begin, end } of entries) {
    if (begin < covered) fail("file/overlap", { tensor: name, begin, end: covered });
    if (begin > covered) fail("file/hole", { tensor: name, begin, end: covered });
    covered = end;
  }
  if (covered < dataSize) fail("file/trailing", { end: covered, got: dataSize });
}

/** A piece of the header as it stands in a message. */
function brief(value: Json): string {
  const whole = JSON.stringify(value);
  return whole.length > 60 ? `${whole.slice(0, 57)}…` : whole;
}
