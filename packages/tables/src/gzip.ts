// Decompression with a ceiling: a gzip bomb of a kilobyte can ask for a gigabyte.
import { fail } from "./errors.js";

/** What a file of this size may grow to: 64 MiB, and 32 times its size, but not above 1 GiB. */
export function decompressedLimit(bytes: number): number {
  return Math.min(2 ** 26 + 32 * bytes, 2 ** 30);
}

/** The decompressed bytes of a gzip file.
 *
 * Throws  "file/gzip-damaged" (not gzip, cut off, wrong checksum), "file/gzip-too-large"
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  { name, limit = decompressedLimit(bytes.length) }: { name: string; limit?: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of decompressed(bytes, name)) {
    length += chunk.length;
    if (length > limit) fail("file/gzip-too-large", { file: name, limit });
    chunks.push(chunk);
  }
  return joined(chunks, length);
}

async function* decompressed(bytes: Uint8Array<ArrayBuffer>, name: string): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  // A failed write shows in the next read, too: the readable side tells it once for both.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader
        .read()
        .catch((cause) => fail("file/gzip-damaged", { file: name }, cause));
      if (done) return;
      yield value;
    }
  } finally {
    // Reached early when the caller stops at its limit: the rest is never decompressed.
    await reader.cancel().catch(() => {});
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
