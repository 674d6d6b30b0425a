// A folder for results, made with those around it, each of them on the disk before anything is written into it.
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fail, failFile } from "./errors.js";
import { clearStale } from "./stale.js";
import { syncFolder } from "./write.js";

/** Clears what killed runs left in a folder that is there.
 *
 * Throws  "file/not-folder", "file/forbidden" …
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    const first = await mkdir(path, { recursive: true });
    if (first === undefined) await clearStale(path);
    else for (const made of madeFolders(resolve(path), first)) await syncFolder(dirname(made), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") fail("file/not-folder", { path }, error);
    failFile(error, { path, doing: "write", folder: dirname(path) });
  }
}

/** From the innermost to the first that was missing. */
function madeFolders(innermost: string, first: string): string[] {
  const made = [innermost];
  while (made[made.length - 1] !== first && dirname(made[made.length - 1]) !== made[made.length - 1])
    made.push(dirname(made[made.length - 1]));
  return made;
}
