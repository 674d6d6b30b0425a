// What the word <data> on a command line means: mnist, a table, an IDX pair or standard input.
import {
  type Block,
  gunzip,
  isGzipName,
  type ReadOptions,
  readCsvText,
  readTable,
  type Table,
  type TableFile,
  type TableShape,
  tableFile,
  type Wanted,
} from "@kobai/tables";
import { withFile } from "../files/open.js";
import { readBytes } from "../files/read.js";
import { fail } from "./errors.js";

export type Source =
  | { readonly kind: "mnist" }
  | TableFile
  | { readonly kind: "idx"; readonly images: string; readonly labels?: string }
  | { readonly kind: "input" };

export type TableSource = Extract<Source, TableFile | { kind: "input" }>;
export type ImageSource = Extract<Source, { kind: "idx" }>;

/** `train-images-idx3-ubyte`, `digits.idx3.gz`, … */
const idxName = /(idx[13]?|ubyte)(\.gz)?$/i;

/** Throws "data/kind". */
export function dataSource(name: string): Source {
  if (name === "mnist") return { kind: "mnist" };
  if (name === "-") return { kind: "input" };
  const table = tableFile(name);
  if (table) return table;
  const pair = name.split(",");
  if (pair.length === 2 && !pair.includes("")) return { kind: "idx", images: pair[0], labels: pair[1] };
  return idxName.test(name) ? { kind: "idx", images: name } : fail("data/kind", { data: name });
}

export function isTable(source: Source): source is TableSource {
  return source.kind !== "mnist" && source.kind !== "idx";
}

/** The blocks of a table from a file or from standard input. */
export async function readBlocks(source: TableSource, options: ReadOptions): Promise<TableShape> {
  if (source.kind === "input") return readCsvText("standard input", process.stdin, options);
  return withFile(source.path, (bytes) => readTable(source, bytes, options));
}

/** A table in memory. */
export async function openTable(
  source: TableSource,
  { wanted }: { readonly wanted?: Wanted } = {},
): Promise<Table> {
  const blocks: Block[] = [];
  const onBlock = (block: Block) => {
    blocks.push(block);
  };
  return { ...(await readBlocks(source, { wanted, onBlock })), blocks };
}

/** The bytes of a file, decompressed where its name ends in .gz. */
export async function readUnpacked(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readBytes(path);
  return isGzipName(path) ? gunzip(bytes, { name: path }) : bytes;
}
