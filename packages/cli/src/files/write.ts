// Writing a file so that at every moment either the old or the new one is there, whole:
// temporary file in the same folder → write → fsync → rename → fsync the folder.
import * as fs from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fail, failFile } from "./errors.js";

/** The calls that can fail: a test puts its own in their place. */
export type FileCalls = Pick<
  typeof fs,
  "access" | "open" | "readdir" | "realpath" | "rename" | "stat" | "unlink"
>;

/** Throws "file/…": see files/errors.ts. On failure the old file, if any, is untouched. */
export async function writeAtomically(path: string, bytes: Uint8Array, calls: FileCalls = fs): Promise<void> {
  const work = { path, doing: "write", folder: dirname(path) } as const;
  try {
    const target = await targetOf(path, calls);
    await clearStale(target.path, calls);
    await replaceFile(target, bytes, calls);
  } catch (error) {
    failFile(error, work);
  }
}

/** Finds out before the work is done whether its result could be written.
 *
 * Throws  "file/folder-missing", "file/is-folder", "file/not-regular", "file/forbidden", "file/read-only"
 */
export async function checkWritable(path: string, calls: FileCalls = fs): Promise<void> {
  const folder = dirname(path);
  try {
    if (!(await calls.stat(folder)).isDirectory()) fail("file/not-folder", { path: folder });
    const target = await targetOf(path, calls);
    await calls.access(dirname(target.path), fs.constants.W_OK);
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
async function targetOf(path: string, calls: FileCalls): Promise<Target> {
  try {
    const stats = await calls.stat(path);
    if (stats.isDirectory()) fail("file/is-folder", { path });
    if (!stats.isFile()) fail("file/not-regular", { path });
    return { path: await calls.realpath(path), mode: stats.mode & 0o777 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { path };
    throw error;
  }
}

const temporaryEnd = ".kobai-tmp";

function temporaryName(target: string): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}${temporaryEnd}`);
}

async function replaceFile(target: Target, bytes: Uint8Array, calls: FileCalls): Promise<void> {
  const temporary = { ...target, path: temporaryName(target.path) };
  try {
    await writeSynced(temporary, bytes, calls);
    await calls.rename(temporary.path, target.path);
  } catch (error) {
    await calls.unlink(temporary.path).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(target.path), calls);
}

async function writeSynced({ path, mode }: Target, bytes: Uint8Array, calls: FileCalls): Promise<void> {
  const file = await calls.open(path, "w", mode);
  try {
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** One call may write less than it was given. */
async function writeAll(file: fs.FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done);
    done += bytesWritten;
  }
}

/** So that the new name itself survives a power cut. Windows cannot open folders; its rename is durable enough. */
async function syncFolder(folder: string, calls: FileCalls): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await calls.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what killed runs left behind for this target. A file of a living process is its own affair. */
async function clearStale(target: string, calls: FileCalls): Promise<void> {
  const start = `.${basename(target)}.`;
  const names = await calls.readdir(dirname(target));
  const stale = names.filter(
    (name) =>
      name.startsWith(start) &&
      name.endsWith(temporaryEnd) &&
      !isAlive(Number(name.slice(start.length, -temporaryEnd.length))),
  );
  for (const name of stale) await calls.unlink(join(dirname(target), name)).catch(() => {});
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
