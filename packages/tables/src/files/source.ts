// Where bytes come from: a file that is open, or an array. Readers take them piece by piece, or from any place.

export interface ByteSource {
  /** The name of the file, as messages show it. */
  readonly name: string;
  readonly size: number;
  /** The bytes from `start` to before `end`, both within the size. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

export function bytesSource(name: string, bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}

/** The bytes of a source from beginning to end. */
export async function* piecesOf(
  source: ByteSource,
  pieceBytes = 2 ** 20,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < source.size; at += pieceBytes)
    yield await source.read(at, Math.min(source.size, at + pieceBytes));
}
