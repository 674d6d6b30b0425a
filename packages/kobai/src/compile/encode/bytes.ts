// Bytes as nested lists: an emitter returns the lists of its parts. They are flattened once, function by function.

export type Bytes = readonly Piece[];
export type Piece = number | Bytes | Uint8Array;

/** Unsigned LEB128: one byte, without a list around it, or more. */
export function unsigned(value: number): number | number[] {
  if (value < 128) return value;
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
}

/** Signed LEB128 of 32 bits: most numbers of a module are addresses. */
export function signed32(value: number): number | number[] {
  if (-64 <= value && value < 64) return value & 0x7f;
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = rest === (low & 0x40 ? -1 : 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** Signed LEB128 of 64 bits. */
export function signed(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

const scratch = new DataView(new ArrayBuffer(8));

function bytesOf(count: number): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < count; i++) bytes.push(scratch.getUint8(i));
  return bytes;
}

export function float32(value: number): number[] {
  scratch.setFloat32(0, value, true);
  return bytesOf(4);
}

export function float64(value: number): number[] {
  scratch.setFloat64(0, value, true);
  return bytesOf(8);
}

/** A list of bytes behind its length. */
export function sized(content: Bytes): Bytes {
  const flat = flatten(content);
  return [unsigned(flat.length), flat];
}

/** A name behind its length. */
export function text(value: string): Bytes {
  const bytes = new TextEncoder().encode(value);
  return [unsigned(bytes.length), bytes];
}

/** All bytes one behind the other. */
export function flatten(bytes: Bytes): Uint8Array<ArrayBuffer> {
  let flat = new Uint8Array(4096);
  let length = 0;
  const reserve = (more: number): void => {
    const larger = new Uint8Array(2 * (length + more));
    larger.set(flat);
    flat = larger;
  };
  // runs once for most modules, so as an engine interprets it: indices are several times as fast there as `of`
  const visit = (part: Bytes): void => {
    for (let i = 0; i < part.length; i++) {
      const item = part[i];
      if (typeof item === "number") {
        if (length === flat.length) reserve(1);
        flat[length++] = item;
      } else if (Array.isArray(item)) visit(item);
      else {
        if (length + item.length > flat.length) reserve(item.length);
        flat.set(item as Uint8Array, length);
        length += item.length;
      }
    }
  };
  visit(bytes);
  return flat.slice(0, length);
}
