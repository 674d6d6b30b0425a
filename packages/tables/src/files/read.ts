// A file that is open → the blocks of its table, one after another, whatever its format.
import { CsvReader } from "../csv/read.js";
import { JsonLinesReader } from "../jsonl/read.js";
import { readParquet } from "../parquet/read.js";
import type { TableReader } from "../table/reader.js";
import type { Block, TableShape } from "../table/table.js";
import type { Wanted } from "../table/writer.js";
import { gunzip, gunzipped, streamedLimit } from "./gzip.js";
import type { TableFile } from "./names.js";
import { type ByteSource, bytesSource, piecesOf } from "./source.js";

export interface ReadOptions {
  /** For a model that exists: the columns it reads (`wantedBy`). All unless given. */
  readonly wanted?: Wanted | undefined;
  /** Called with each block in order. What is known of the columns by then is in the shape. */
  readonly onBlock: (block: Block, shape: TableShape) => void | Promise<void>;
}

/** Throws  the errors of the formats, of table/errors.ts and of files/errors.ts */
export async function readTable(
  { kind, gzip }: Pick<TableFile, "kind" | "gzip">,
  source: ByteSource,
  options: ReadOptions,
): Promise<TableShape> {
  const { name, size } = source;
  if (kind === "parquet")
    return readParquet(
      gzip ? bytesSource(name, await gunzip(await source.read(0, size), { name })) : source,
      options,
    );
  const pieces = piecesOf(source);
  const text = gzip ? gunzipped(pieces, { name, limit: streamedLimit(size) }) : pieces;
  return readText(readerOf(kind, name, options), text, options);
}

/** Text from anywhere, such as standard input. */
export function readCsvText(
  name: string,
  pieces: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<TableShape> {
  return readText(readerOf("csv", name, options), pieces, options);
}

function readerOf(kind: "csv" | "tsv" | "jsonl", name: string, { wanted }: ReadOptions): TableReader {
  if (kind === "jsonl") return new JsonLinesReader({ name, wanted });
  return new CsvReader({ name, delimiter: kind === "tsv" ? "\t" : ",", wanted });
}

async function readText(
  reader: TableReader,
  pieces: AsyncIterable<Uint8Array>,
  { onBlock }: ReadOptions,
): Promise<TableShape> {
  const handOver = async (shape = reader.shape()) => {
    for (const block of reader.takeBlocks()) await onBlock(block, shape!);
  };
  for await (const piece of pieces) {
    reader.push(piece);
    await handOver();
  }
  const shape = reader.end();
  await handOver(shape);
  return shape;
}
