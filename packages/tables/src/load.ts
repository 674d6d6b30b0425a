// Bytes of a file → what it holds, decompressed where its name ends in .gz.
import { readCsv } from "./csv/read.js";
import type { TableFile } from "./files.js";
import { isGzipName } from "./files.js";
import { gunzip } from "./gzip.js";
import { type ImageLabels, type Images, readImages, readLabels } from "./idx/images.js";
import type { Table } from "./table.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** The table in a file that `dataFile` has named.
 *
 * Throws  the errors of csv/errors.ts and errors.ts
 */
export async function loadTable({ kind, path, gzip }: TableFile, bytes: Bytes): Promise<Table> {
  const text = gzip ? await gunzip(bytes, { name: path }) : bytes;
  return readCsv(text, { name: path, delimiter: kind === "tsv" ? "\t" : "," });
}

interface NamedBytes {
  readonly name: string;
  readonly bytes: Bytes;
}

/** Throws  the errors of idx/errors.ts and errors.ts */
export async function loadImages(
  images: NamedBytes,
  labels: NamedBytes,
): Promise<{ images: Images; labels: ImageLabels }> {
  return {
    images: readImages(await contents(images), images.name),
    labels: readLabels(await contents(labels), labels.name),
  };
}

function contents({ name, bytes }: NamedBytes): Bytes | Promise<Bytes> {
  return isGzipName(name) ? gunzip(bytes, { name }) : bytes;
}
