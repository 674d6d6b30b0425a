// Files that take seconds to make are kept under the hash of what they are made from: a rebuild is quick, and a
// changed input makes a new file.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";

const folder = new URL("../dist/cache/", import.meta.url);

export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 20);
}

/** The bytes kept under `key`, made where there are none. */
export async function cached(key: string, make: () => Promise<Uint8Array> | Uint8Array): Promise<Uint8Array> {
  const file = new URL(key, folder);
  if (existsSync(file)) return new Uint8Array(readFileSync(file));
  const bytes = await make();
  mkdirSync(folder, { recursive: true });
  // by way of another name: a build that is cut short leaves no half file behind
  const half = new URL(`${key}.${process.pid}`, folder);
  writeFileSync(half, bytes);
  renameSync(half, file);
  return bytes;
}
