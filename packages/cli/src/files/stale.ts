// The temporary files of `writeAtomically`: how they are named, and how those of killed runs are cleared away.
import { readdir, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const ending = ".kobai-tmp";
const pattern = /^\..+\.(\d+)\.kobai-tmp$/;

/** In the folder of the file itself, for a name can only be changed within a file system. */
export function temporaryName(target: string): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}${ending}`);
}

/** Removes what killed runs left behind in a folder; to be called before this process writes there.
 * It is housekeeping: where it fails, a file stays that harms nobody, and the next run tries again. */
export async function clearStale(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(isStale)) await unlink(join(folder, name)).catch(() => {});
}

/** A file of another living process is its own affair; one with our own number is of a process before us. */
function isStale(name: string): boolean {
  const pid = Number(pattern.exec(name)?.[1]);
  return pid > 0 && (pid === process.pid || !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
