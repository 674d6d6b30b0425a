// The compact protocol of Thrift, in which Parquet writes its footer and the headers of its pages. No size that it tells
// is believed before so many bytes are there.
// Source: thrift/doc/specs/thrift-compact-protocol.md

/** The bytes make no sense. Told further up, where it is known what they belong to. */
export class Damaged extends Error {}

export type ThriftValue = number | boolean | Uint8Array | Struct | readonly ThriftValue[];
/** By the number of the field. */
export type Struct = ReadonlyMap<number, ThriftValue>;

const kinds = {
  true: 1,
  false: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  struct: 12,
};
const mostDepth = 12;

export class ThriftReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** Throws `Damaged`. */
  struct(depth = 0): Struct {
    if (depth > mostDepth) throw new Damaged("too deep");
    const fields = new Map<number, ThriftValue>();
    for (let id = 0; ; ) {
      const head = this.#byte();
      const kind = head & 15;
      if (kind === 0) return fields;
      id = head >> 4 ? id + (head >> 4) : this.#zigzag();
      fields.set(id, this.#value(kind, depth));
    }
  }

  #value(kind: number, depth: number): ThriftValue {
    switch (kind) {
      case kinds.true:
        return true;
      case kinds.false:
        return false;
      case kinds.byte:
        return (this.#byte() << 24) >> 24;
      case kinds.i16:
      case kinds.i32:
      case kinds.i64:
        return this.#zigzag();
      case kinds.double:
        return this.#double();
      case kinds.binary:
        return this.#binary();
      case kinds.list:
        return this.#list(depth);
      case kinds.struct:
        return this.struct(depth + 1);
      default:
        throw new Damaged(`kind ${kind}`);
    }
  }

  #list(depth: number): readonly ThriftValue[] {
    const head = this.#byte();
    const size = head >> 4 === 15 ? this.varint() : head >> 4;
    // Each element takes a byte at least
    if (size > this.#bytes.length - this.at) throw new Damaged("list");
    const kind = head & 15;
    const one = () => (kind <= kinds.false ? this.#byte() === 1 : this.#value(kind, depth + 1));
    return Array.from({ length: size }, one);
  }

  #binary(): Uint8Array {
    const length = this.varint();
    if (length > this.#bytes.length - this.at) throw new Damaged("binary");
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  #double(): number {
    if (this.at + 8 > this.#bytes.length) throw new Damaged("double");
    this.at += 8;
    return this.#view.getFloat64(this.at - 8, true);
  }

  #zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** Exact up to 2^53; above, only its being larger than any size matters. */
  varint(): number {
    let value = 0;
    for (let scale = 1, bytes = 0; bytes < 10; bytes++, scale *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new Damaged("varint");
  }

  #byte(): number {
    if (this.at >= this.#bytes.length) throw new Damaged("end");
    return this.#bytes[this.at++];
  }
}

/** A field that must be there as a number. */
export function numberOf(struct: Struct, id: number): number {
  const value = struct.get(id);
  if (typeof value !== "number") throw new Damaged(`field ${id}`);
  return value;
}

/** A field that must be there as a size. */
export function sizeOf(struct: Struct, id: number): number {
  const value = numberOf(struct, id);
  if (!Number.isSafeInteger(value) || value < 0) throw new Damaged(`size ${id}`);
  return value;
}

export function structOf(struct: Struct, id: number): Struct {
  return asStruct(struct.get(id));
}

export function asStruct(value: ThriftValue | undefined): Struct {
  if (!(value instanceof Map)) throw new Damaged("struct");
  return value;
}

export function listOf(struct: Struct, id: number): readonly ThriftValue[] {
  const value = struct.get(id);
  if (!Array.isArray(value)) throw new Damaged(`list ${id}`);
  return value;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export function textOf(struct: Struct, id: number): string {
  const value = struct.get(id);
  if (!(value instanceof Uint8Array)) throw new Damaged(`text ${id}`);
  return decoder.decode(value);
}
