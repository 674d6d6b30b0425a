// Reading a whole file, or standard input, with errors that a person understands.
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fail, failFile } from "./errors.js";

/** Throws "file/missing", "file/is-folder", "file/forbidden" … */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  } catch (error) {
    return failFile(error, { path, doing: "read", folder: dirname(path) });
  }
}

/** Throws "file/not-folder", "file/forbidden" … */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") fail("file/not-folder", { path }, error);
    failFile(error, { path, doing: "write", folder: dirname(path) });
  }
}
