// Bytes of a file → what it holds, decompressed where its name ends in .gz.
import { type ImageLabels, type Images, readImages, readLabels } from "../idx/images.js";
import type { Block, Table } from "../table/table.js";
import type { Wanted } from "../table/writer.js";
import { gunzip } from "./gzip.js";
import { isGzipName, type TableFile } from "./names.js";
import { readTable } from "./read.js";
import { type ByteSource, bytesSource } from "./source.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** The table in a file that `dataFile` has named.
 *
 * Throws  what `readTable` throws
 */
export async function loadTable(
  file: TableFile,
  bytes: Bytes | ByteSource,
  { wanted }: { readonly wanted?: Wanted | undefined } = {},
): Promise<Table> {
  const source = bytes instanceof Uint8Array ? bytesSource(file.path, bytes) : bytes;
  const blocks: Block[] = [];
  const onBlock = (block: Block) => {
    blocks.push(block);
  };
  return { ...(await readTable(file, source, { wanted, onBlock })), blocks };
}

interface NamedBytes {
  readonly name: string;
  readonly bytes: Bytes;
}

/** Throws the errors of idx/errors.ts and errors.ts */
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
