// Reading a whole file, standard input or the names in a folder, with errors that a person understands.
import { readdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { failFile } from "./errors.js";

/** Throws "file/missing", "file/is-folder", "file/forbidden" … */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  } catch (error) {
    return failFile(error, { path, doing: "read", folder: dirname(path) });
  }
}

/** Throws "file/missing", "file/not-folder", "file/forbidden" … */
export async function readNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    return failFile(error, { path: folder, doing: "read", folder });
  }
}
