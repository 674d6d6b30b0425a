// What can go wrong with a file or a folder, told by the error code of the system.
import { type Fail, KobaiError, thrower } from "kobai";
import { printable } from "../output/text.js";

type Path = { path: string };

export const fileMessages = {
  "file/missing": ({ path }: Path) => `${printable(path)}: there is no such file. Check the name.`,
  "file/folder-missing": ({ path, folder }: Path & { folder: string }) =>
    `${printable(path)}: the folder ${printable(folder)} does not exist. Make it first, or write elsewhere.`,
  "file/is-folder": ({ path }: Path) => `${printable(path)}: expected a file, got a folder. Add a file name.`,
  "file/not-folder": ({ path }: Path) =>
    `${printable(path)}: expected a folder, got a file. Name a folder, which is made if it is missing.`,
  "file/not-regular": ({ path }: Path) =>
    `${printable(path)}: expected an ordinary file, got a device or a pipe. Leave --out out to write to standard output.`,
  "file/forbidden": ({ path, doing }: Path & { doing: Doing }) =>
    `${printable(path)}: no permission to ${doing} it. Check the rights of the file and its folder, or use another folder.`,
  "file/read-only": ({ path }: Path) =>
    `${printable(path)}: the file system is read-only. Write to another folder.`,
  "file/full": ({ path }: Path) =>
    `${printable(path)}: the disk is full. Free some space and try again; nothing was changed.`,
  "file/not-durable": ({ path, code }: Path & { code: string }) =>
    `${printable(path)}: it is written, but its folder could not be brought to the disk (${code}). Should the power fail now it may be lost: check the disk and write it again.`,
  "spool/full": ({ folder }: { folder: string }) =>
    `${printable(folder)}: the disk is full, and a table larger than --memory needs temporary files there. Free some space, or set TMPDIR to a folder on a larger disk.`,
  "spool/failed": ({ folder, code }: { folder: string; code: string }) =>
    `${printable(folder)}: expected a folder for temporary files, which a table larger than --memory needs, got ${code}. Set TMPDIR to a folder that can be written to.`,
  "file/output": ({ code }: { code: string }) =>
    `standard output: could not write to it (${code}). Check where it leads to, or name a file with --out.`,
  "file/name-long": ({ path }: Path) => `${printable(path)}: the name is too long for the file system.`,
  "file/failed": ({ path, doing, code }: Path & { doing: Doing; code: string }) =>
    `${printable(path)}: could not ${doing} it (${code}). Check the disk, or use another folder.`,
};

export type Doing = "read" | "write";

export const fail: Fail<typeof fileMessages> = thrower(fileMessages);

/** Where an error came from: the file meant, what was done with it and the folder it stands in. */
export interface FileWork {
  readonly path: string;
  readonly doing: Doing;
  readonly folder: string;
}

/** Throws the error of the system as one of ours; anything else as it is. */
export function failFile(error: unknown, { path, doing, folder }: FileWork): never {
  if (error instanceof KobaiError) throw error;
  const code = (error as NodeJS.ErrnoException)?.code;
  if (code === undefined || !(error as NodeJS.ErrnoException).syscall) throw error;
  if (code === "ENOENT" && doing === "read") fail("file/missing", { path }, error);
  if (code === "ENOENT") fail("file/folder-missing", { path, folder }, error);
  if (code === "ENOTDIR") fail("file/not-folder", { path: folder }, error);
  if (code === "EISDIR") fail("file/is-folder", { path }, error);
  if (code === "EACCES" || code === "EPERM") fail("file/forbidden", { path, doing }, error);
  if (code === "EROFS") fail("file/read-only", { path }, error);
  if (code === "ENOSPC" || code === "EDQUOT") fail("file/full", { path }, error);
  if (code === "ENAMETOOLONG") fail("file/name-long", { path }, error);
  return fail("file/failed", { path, doing, code }, error);
}
