// A cursor over the bytes of a module: what bytes.ts writes, read back.

export class Reader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, { start, end } = { start: 0, end: bytes.length }) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  get at(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#end;
  }

  /** Throws where the bytes end too early: they are our own, so that is a fault of ours. */
  byte(): number {
    if (this.done) throw new Error(`module: expected more bytes, got its end at byte ${this.#at}`);
    return this.#bytes[this.#at++];
  }

  take(count: number): number[] {
    return Array.from({ length: count }, () => this.byte());
  }

  /** Unsigned LEB128. */
  unsigned(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  /** Signed LEB128. */
  signed(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(Number(shift) + 7, value);
    }
  }

  float32(): number {
    return new DataView(Uint8Array.from(this.take(4)).buffer).getFloat32(0, true);
  }

  float64(): number {
    return new DataView(Uint8Array.from(this.take(8)).buffer).getFloat64(0, true);
  }

  text(): string {
    return new TextDecoder().decode(Uint8Array.from(this.take(this.unsigned())));
  }

  /** As many items as the number in front of them says. */
  vector<Item>(item: () => Item): Item[] {
    return Array.from({ length: this.unsigned() }, item);
  }

  /** A reader of the next `size` bytes, which this one passes over. */
  part(size: number): Reader {
    const start = this.#at;
    this.#at += size;
    return new Reader(this.#bytes, { start, end: this.#at });
  }
}
