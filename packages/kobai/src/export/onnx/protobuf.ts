// Messages of protocol buffers, as far as ONNX needs them: a message is a list of numbered fields.
// Source: protobuf.dev/programming-guides/encoding

export type Field = readonly [number: number, value: number | string | Uint8Array | readonly Field[]];

/** The bytes of a message. Whole numbers are varints, all else is bytes with a length before them. */
export function message(fields: readonly Field[]): Uint8Array {
  const parts = fields.flatMap(([number, value]): Uint8Array[] => {
    if (typeof value === "number") return [varint(number << 3), varint(value)];
    const bytes = bytesOf(value);
    return [varint((number << 3) | 2), varint(bytes.length), bytes];
  });
  return joined(parts);
}

function bytesOf(value: string | Uint8Array | readonly Field[]): Uint8Array {
  if (typeof value === "string") return new TextEncoder().encode(value);
  return value instanceof Uint8Array ? value : message(value);
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, rest]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
