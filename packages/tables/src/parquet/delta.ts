// Whole numbers as differences, and texts whose lengths are such numbers.
// Source: apache/parquet-format, Encodings.md, "Delta Encoding", "Delta-length byte array", "Delta Strings"
import { unpackBits } from "./runs.js";
import { Damaged, ThriftReader } from "./thrift.js";

const most = 64n;

export interface Deltas {
  readonly values: BigInt64Array;
  /** Where they end. */
  readonly end: number;
}

/** DELTA_BINARY_PACKED: at most `count` numbers. */
export function readDeltas(bytes: Uint8Array, count: number): Deltas {
  const reader = new ThriftReader(bytes);
  const blockSize = reader.varint();
  const miniblocks = reader.varint();
  const total = reader.varint();
  const size = blockSize / miniblocks;
  if (total > count || !Number.isInteger(size) || size % 8 !== 0 || size < 8 || blockSize > 2 ** 20)
    throw new Damaged("deltas");
  const values = new BigInt64Array(total);
  let last = zigzag(bytes, reader);
  if (total > 0) values[0] = last;
  for (let done = 1; done < total; ) {
    const least = zigzag(bytes, reader);
    const widths = take(bytes, reader, miniblocks);
    for (let m = 0; m < miniblocks && done < total; m++) {
      const packed = take(bytes, reader, (size / 8) * widths[m]);
      for (const delta of unpacked(packed, widths[m], Math.min(size, total - done))) {
        last = BigInt.asIntN(64, last + least + delta);
        values[done++] = last;
      }
    }
  }
  return { values, end: reader.at };
}

function take(bytes: Uint8Array, reader: ThriftReader, length: number): Uint8Array {
  if (reader.at + length > bytes.length) throw new Damaged("block");
  reader.at += length;
  return bytes.subarray(reader.at - length, reader.at);
}

function zigzag(bytes: Uint8Array, reader: ThriftReader): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const [byte] = take(bytes, reader, 1);
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return (value >> 1n) ^ -(value & 1n);
  }
  throw new Damaged("zigzag");
}

function unpacked(packed: Uint8Array, width: number, count: number): BigUint64Array {
  if (BigInt(width) > most) throw new Damaged("width");
  const values = new BigUint64Array(count);
  if (width <= 32) {
    const small = new Uint32Array(count);
    unpackBits(packed, width, small);
    small.forEach((value, i) => {
      values[i] = BigInt(value);
    });
    return values;
  }
  for (let i = 0; i < count; i++) values[i] = bitsAt(packed, i * width, width);
  return values;
}

function bitsAt(packed: Uint8Array, first: number, width: number): bigint {
  let value = 0n;
  for (let byte = (first + width - 1) >> 3; byte >= first >> 3; byte--)
    value = (value << 8n) | BigInt(packed[byte]);
  return BigInt.asUintN(width, value >> BigInt(first & 7));
}

/** DELTA_LENGTH_BYTE_ARRAY */
export function readLengths(bytes: Uint8Array, count: number): Uint8Array[] {
  const { values: lengths, end } = readDeltas(bytes, count);
  let at = end;
  return Array.from(lengths, (length) => {
    if (length < 0n || at + Number(length) > bytes.length) throw new Damaged("length");
    at += Number(length);
    return bytes.subarray(at - Number(length), at);
  });
}

/** DELTA_BYTE_ARRAY: each begins with so many bytes of the one before. `room` bounds what they may come to. */
export function readPrefixed(bytes: Uint8Array, count: number, room: number): Uint8Array[] {
  const { values: prefixes, end } = readDeltas(bytes, count);
  const suffixes = readLengths(bytes.subarray(end), count);
  if (suffixes.length !== prefixes.length) throw new Damaged("suffixes");
  let before: Uint8Array = new Uint8Array();
  let total = 0;
  return suffixes.map((suffix, i) => {
    const prefix = Number(prefixes[i]);
    if (prefix < 0 || prefix > before.length) throw new Damaged("prefix");
    total += prefix + suffix.length;
    if (total > room) throw new Damaged("room");
    const whole = new Uint8Array(prefix + suffix.length);
    whole.set(before.subarray(0, prefix));
    whole.set(suffix, prefix);
    before = whole;
    return whole;
  });
}
