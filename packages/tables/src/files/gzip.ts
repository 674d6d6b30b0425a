// Decompression with a ceiling: a gzip bomb of a kilobyte can ask for a gigabyte.
import { fail } from "./errors.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** What a file of this size may grow to in memory: 64 MiB, and 32 times its size, but not above 1 GiB. */
export function decompressedLimit(bytes: number): number {
  return Math.min(streamedLimit(bytes), 2 ** 30);
}

/** And where it never is in memory as a whole. */
export function streamedLimit(bytes: number): number {
  return 2 ** 26 + 32 * bytes;
}

/** The decompressed bytes of a gzip file.
 *
 * Throws  "file/gzip-damaged" (not gzip, cut off, wrong checksum), "file/gzip-too-large"
 */
export async function gunzip(
  bytes: Bytes,
  { name, limit = decompressedLimit(bytes.length) }: { name: string; limit?: number },
): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of gunzipped([bytes], { name, limit })) chunks.push(chunk);
  return joined(chunks);
}

/** The same in pieces, of which none is kept. */
export async function* gunzipped(
  pieces: AsyncIterable<Bytes> | Iterable<Bytes>,
  { name, limit }: { name: string; limit: number },
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of decompressed(pieces, name)) {
    length += chunk.length;
    if (length > limit) fail("file/gzip-too-large", { file: name, limit });
    yield chunk;
  }
}

async function* decompressed(
  pieces: AsyncIterable<Bytes> | Iterable<Bytes>,
  name: string,
): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream("gzip");
  // A failed write shows in the next read, too: the readable side tells it once for both. What reading the pieces fails
  // with is told itself.
  let failure: { readonly error: unknown } | undefined;
  feed(pieces, stream.writable.getWriter()).catch((error) => {
    failure = { error };
  });
  const reader = stream.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause) => {
        if (failure) throw failure.error;
        return fail("file/gzip-damaged", { file: name }, cause);
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Reached early when the caller stops at its limit: the rest is never decompressed.
    await reader.cancel().catch(() => {});
  }
}

async function feed(
  pieces: AsyncIterable<Bytes> | Iterable<Bytes>,
  writer: WritableStreamDefaultWriter<Bytes>,
): Promise<void> {
  const iterator =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  for (;;) {
    const next = await Promise.resolve(iterator.next()).catch(async (error) => {
      await writer.abort(error).catch(() => {});
      throw error;
    });
    if (next.done) break;
    // Told on the readable side
    if (!(await written(writer, next.value))) return;
  }
  await writer.close().catch(() => {});
}

function written(writer: WritableStreamDefaultWriter<Bytes>, piece: Bytes): Promise<boolean> {
  return writer.write(piece).then(
    () => true,
    () => false,
  );
}

function joined(chunks: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
