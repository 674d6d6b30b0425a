// Temporary files for tables larger than memory. Each loses its name as soon as it is open, so that nothing of it is left
// however the process ends.
import { type FileHandle, mkdtemp, open, rmdir, unlink } from "node:fs/promises";
import { tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { constrainedMemory } from "node:process";
import type { SpoolFile } from "@kobai/tables";
import { fail } from "./errors.js";
import { writeAll } from "./write.js";

/** A larger table is trained about as fast from a file: docs/decisions/tables-larger-than-memory.md. */
const enoughMemory = 512e6;

/** Never more than half of what this machine, or the container around the process, has. */
export function usualMemory(): number {
  const limit = constrainedMemory();
  return Math.min(enoughMemory, (limit > 0 ? Math.min(limit, totalmem()) : totalmem()) / 2);
}

/** The tables of one command that may not fit into memory. */
export class Spools {
  /** Bytes that a table may take in memory. */
  readonly memory: number;
  readonly folder = tmpdir();
  readonly #open = new Set<FileHandle>();

  constructor(memory: number) {
    this.memory = memory;
  }

  /** Throws "spool/full", "spool/failed" */
  async open(): Promise<SpoolFile> {
    const handle = await this.#nameless().catch((error) => this.#refuse(error));
    this.#open.add(handle);
    const refused = (error: unknown) => this.#refuse(error);
    return {
      write: (bytes, at) => writeAll(handle, bytes, at).catch(refused),
      read: (bytes, at) => readAll(handle, bytes, at).catch(refused),
      close: async () => {
        if (this.#open.delete(handle)) await handle.close().catch(() => {});
      },
    };
  }

  async close(): Promise<void> {
    for (const handle of this.#open) await handle.close().catch(() => {});
    this.#open.clear();
  }

  async #nameless(): Promise<FileHandle> {
    const folder = await mkdtemp(join(this.folder, "kobai-"));
    const path = join(folder, "spool");
    try {
      return await open(path, "wx+", 0o600);
    } finally {
      await unlink(path).catch(() => {});
      await rmdir(folder).catch(() => {});
    }
  }

  #refuse(error: unknown): never {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || !syscall) throw error;
    const { folder } = this;
    if (code === "ENOSPC" || code === "EDQUOT") return fail("spool/full", { folder }, error);
    return fail("spool/failed", { folder, code }, error);
  }
}

async function readAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, at + done);
    if (bytesRead === 0) throw Object.assign(new Error("cut off"), { code: "EIO", syscall: "read" });
    done += bytesRead;
  }
}
