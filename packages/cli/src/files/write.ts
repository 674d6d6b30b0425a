// Writing a file so that at every moment either the old or the new one is there, whole: temporary file in the same
// folder → write → fsync → rename → fsync the folder. packages/cli/test/faults shows it at every single call.
import * as fs from "node:fs/promises";
import { dirname } from "node:path";
import { fail, failFile } from "./errors.js";
import { clearStale, temporaryName } from "./stale.js";

/** Throws "file/…": see files/errors.ts. On failure the old file, if any, is untouched; after "file/not-durable" the
 * new one is in its place. */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  return writeInParts(path, (write) => write(bytes));
}

/** Hands the bytes that come next to the file. */
export type Write = (bytes: Uint8Array) => Promise<void>;

/** The same, where the bytes come one after another. */
export async function writeInParts(path: string, fill: (write: Write) => Promise<void>): Promise<void> {
  const folder = dirname(path);
  try {
    const target = await targetOf(path);
    await replaceFile(target, fill);
    await syncFolder(dirname(target.path), path);
  } catch (error) {
    failFile(error, { path, doing: "write", folder });
  }
}

/** Finds out before the work is done whether its result could be written, and clears what killed runs left there.
 *
 * Throws  "file/folder-missing", "file/is-folder", "file/not-regular", "file/forbidden", "file/read-only"
 */
export async function checkWritable(path: string): Promise<void> {
  const folder = dirname(path);
  try {
    if (!(await fs.stat(folder)).isDirectory()) fail("file/not-folder", { path: folder });
    const target = await targetOf(path);
    await fs.access(dirname(target.path), fs.constants.W_OK);
    await clearStale(dirname(target.path));
  } catch (error) {
    failFile(error, { path, doing: "write", folder });
  }
}

interface Target {
  readonly path: string;
  /** The rights of the file that is replaced. */
  readonly mode?: number;
}

/** The file itself where `path` is a link to it. */
async function targetOf(path: string): Promise<Target> {
  try {
    const stats = await fs.stat(path);
    if (stats.isDirectory()) fail("file/is-folder", { path });
    if (!stats.isFile()) fail("file/not-regular", { path });
    return { path: await fs.realpath(path), mode: stats.mode & 0o777 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { path };
    throw error;
  }
}

async function replaceFile(target: Target, fill: (write: Write) => Promise<void>): Promise<void> {
  const temporary = { ...target, path: temporaryName(target.path) };
  try {
    await writeSynced(temporary, fill);
    await fs.rename(temporary.path, target.path);
  } catch (error) {
    await fs.unlink(temporary.path).catch(() => {});
    throw error;
  }
}

async function writeSynced({ path, mode }: Target, fill: (write: Write) => Promise<void>): Promise<void> {
  const file = await fs.open(path, "w", mode);
  try {
    await fill((bytes) => writeAll(file, bytes));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** From a place of the file on, or behind what was written last. One call may write less than it was given. */
export async function writeAll(file: fs.FileHandle, bytes: Uint8Array, at?: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const place = at === undefined ? undefined : at + done;
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, place);
    done += bytesWritten;
  }
}

/** What says that a folder cannot be opened or synced at all, as on Windows, on some network drives, or where a folder
 * may be written to but not listed. A rename is durable enough there, or nothing could be. */
const cannotSync = new Set(["EACCES", "EPERM", "EISDIR", "EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** So that a new name itself survives a power cut. `path` is what the name is for.
 *
 * Throws  "file/not-durable"
 */
export async function syncFolder(folder: string, path: string): Promise<void> {
  try {
    const handle = await fs.open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!cannotSync.has(code)) fail("file/not-durable", { path, code }, error);
  }
}
