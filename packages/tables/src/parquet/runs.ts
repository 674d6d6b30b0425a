// Runs of small whole numbers: levels, places in a dictionary, booleans.
// Source: apache/parquet-format, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid"
import { Damaged, ThriftReader } from "./thrift.js";

/** So many numbers of so many bits. Runs that go on beyond the count are cut, missing ones refused. */
export function readRuns(bytes: Uint8Array, bits: number, count: number): Uint32Array {
  if (bits > 32) throw new Damaged("bits");
  const numbers = new Uint32Array(count);
  const reader = new ThriftReader(bytes);
  for (let done = 0; done < count; ) {
    const head = reader.varint();
    const length = Math.floor(head / 2);
    if (length === 0) throw new Damaged("run");
    if (head % 2 === 1) done += unpack(bytes, reader, { bits, groups: length, to: numbers.subarray(done) });
    else {
      const end = Math.min(count, done + length);
      numbers.fill(littleEndian(bytes, reader, Math.ceil(bits / 8)), done, end);
      done = end;
    }
  }
  return numbers;
}

function littleEndian(bytes: Uint8Array, reader: ThriftReader, length: number): number {
  if (reader.at + length > bytes.length) throw new Damaged("value");
  let value = 0;
  for (let i = 0; i < length; i++) value += bytes[reader.at + i] * 256 ** i;
  reader.at += length;
  return value;
}

interface Packed {
  readonly bits: number;
  /** Of eight numbers each. */
  readonly groups: number;
  readonly to: Uint32Array;
}

function unpack(bytes: Uint8Array, reader: ThriftReader, { bits, groups, to }: Packed): number {
  const count = Math.min(8 * groups, to.length);
  if (reader.at + Math.ceil((count * bits) / 8) > bytes.length) throw new Damaged("packed");
  unpackBits(bytes.subarray(reader.at), bits, to.subarray(0, count));
  reader.at += groups * bits;
  return count;
}

/** Numbers packed from the lowest bit of each byte up. */
export function unpackBits(bytes: Uint8Array, bits: number, to: Uint32Array): void {
  let held = 0;
  let value = 0;
  let at = 0;
  const above = 2 ** bits;
  for (let i = 0; i < to.length; i++) {
    while (held < bits) {
      value += bytes[at++] * 2 ** held;
      held += 8;
    }
    to[i] = value % above;
    value = Math.floor(value / above);
    held -= bits;
  }
}
