// A file that is open as a source of bytes, so that it need not be in memory.
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { type ByteSource, bytesSource } from "@kobai/tables";
import { failFile } from "./errors.js";
import { readBytes } from "./read.js";

/** Opens a file, uses it, closes it. Throws "file/missing", "file/is-folder", "file/forbidden" … and what `use` throws. */
export async function withFile<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const failRead = (error: unknown): never => failFile(error, { path, doing: "read", folder: dirname(path) });
  const handle = await open(path).catch(failRead);
  try {
    const about = await handle.stat().catch(failRead);
    if (about.isDirectory()) await handle.read(Buffer.alloc(1), 0, 1, 0).catch(failRead);
    // A pipe has neither a size nor places to go back to
    if (!about.isFile()) return await use(bytesSource(path, await readBytes(path)));
    const read = (start: number, end: number) => readPart(handle, start, end).catch(failRead);
    return await use({ name: path, size: about.size, read });
  } finally {
    // what has been read is not lost by it
    await handle.close().catch(() => {});
  }
}

/** The bytes that are there, should the file have become shorter. */
async function readPart(handle: FileHandle, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(end - start);
  let done = 0;
  for (let read = -1; read !== 0 && done < bytes.length; done += read)
    read = (await handle.read(bytes, done, bytes.length - done, start + done)).bytesRead;
  return bytes.subarray(0, done);
}
