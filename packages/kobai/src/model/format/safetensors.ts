// The safetensors format: 8 bytes of header length, a JSON header, the tensors end to end. Strict in both directions.
// Source: github.com/huggingface/safetensors, README "Format". Numbers are little-endian in the file; typed arrays
// are so on every machine that has WebAssembly engines, hence bytes are copied as they are.
import { precisionOfValues } from "../../data/numbers.js";
import { type Floats, floats } from "../../network/parameters.js";
import { fail } from "./errors.js";
import { bytesOf, dtypes, type HeaderEntry, readEntries } from "./header.js";
import { type JsonObject, parseJson, writeJson } from "./json.js";

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Floats;
}

export interface TensorFile {
  readonly tensors: readonly Tensor[];
  /** Strings by name, as the format has them. */
  readonly metadata: { readonly [key: string]: string };
}

/** The limit of the original implementation. */
const headerLimit = 100_000_000;

/** The bytes of numbers, as they stand in files. */
export const bytesIn = (values: Floats): Uint8Array<ArrayBuffer> =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** A file of tensors. The data begins at a multiple of 8, and F64 before F32, so that every tensor is aligned. */
export function writeTensors({ tensors, metadata }: TensorFile): Uint8Array<ArrayBuffer> {
  const ordered = tensors.toSorted((a, b) => b.values.BYTES_PER_ELEMENT - a.values.BYTES_PER_ELEMENT);
  const header = new TextEncoder().encode(writeHeader(ordered, metadata));
  const start = 8 + Math.ceil(header.length / 8) * 8;
  const size = ordered.reduce((sum, { values }) => sum + values.byteLength, start);
  const bytes = new Uint8Array(size).fill(0x20, 8, start);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - 8), true);
  bytes.set(header, 8);
  let at = start;
  for (const { values } of ordered) {
    bytes.set(bytesIn(values), at);
    at += values.byteLength;
  }
  return bytes;
}

function writeHeader(tensors: readonly Tensor[], metadata: TensorFile["metadata"]): string {
  let end = 0;
  const entries = tensors.map(({ name, shape, values }) => {
    const data_offsets = [end, (end += values.byteLength)];
    return [name, { dtype: dtypes[precisionOfValues(values)], shape, data_offsets }];
  });
  return writeJson(Object.fromEntries([["__metadata__", metadata], ...entries]));
}

/** The tensors of a file, in the order of their bytes, each in an array of its own.
 *
 * Throws  everything that begins with "file/" or "json/"
 */
export function readTensors(bytes: Uint8Array): TensorFile {
  const length = readLength(bytes);
  const header = readHeader(bytes.subarray(8, 8 + length));
  const metadata = readMetadata(header);
  const data = bytes.subarray(8 + length);
  const tensors = readEntries(header, data.length).map((entry) => readTensor(data, entry));
  return { tensors, metadata };
}

function readLength(bytes: Uint8Array): number {
  if (!(bytes instanceof Uint8Array)) fail("file/bytes", { got: bytes });
  if (bytes.length < 10) fail("file/short", { got: bytes.length });
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > headerLimit) fail("file/header-limit", { limit: headerLimit, got: String(length) });
  const available = bytes.length - 8;
  if (length > available) fail("file/header-length", { available, got: Number(length) });
  return Number(length);
}

function readHeader(bytes: Uint8Array): JsonObject {
  const first = String.fromCharCode(...bytes.subarray(0, 1));
  if (first !== "{") fail("file/header-start", { got: first });
  return parseJson(decode(bytes), "header") as JsonObject;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    return fail("file/utf8", {}, cause);
  }
}

function readMetadata({ __metadata__: metadata = {} }: JsonObject): TensorFile["metadata"] {
  if (metadata === null || typeof metadata !== "object" || Array.isArray(metadata))
    return fail("file/metadata", { got: metadata });
  for (const value of Object.values(metadata))
    if (typeof value !== "string") fail("file/metadata", { got: value });
  return metadata as TensorFile["metadata"];
}

function readTensor(data: Uint8Array, { name, precision, shape, begin, end }: HeaderEntry): Tensor {
  const values = floats(precision, (end - begin) / bytesOf[precision]);
  bytesIn(values).set(data.subarray(begin, end));
  return { name, shape, values };
}
