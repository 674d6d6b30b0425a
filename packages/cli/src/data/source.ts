// What the word <data> on a command line means: mnist, a table, an IDX pair or standard input.
import { gunzip, isGzipName, loadTable, readCsv, type Table, type TableFile } from "@kobai/tables";
import { readBytes, readStandardInput } from "../files/read.js";
import { fail } from "./errors.js";

export type Source =
  | { readonly kind: "mnist" }
  | TableFile
  | { readonly kind: "idx"; readonly images: string; readonly labels?: string }
  | { readonly kind: "input" };

export type TableSource = Extract<Source, TableFile | { kind: "input" }>;
export type ImageSource = Extract<Source, { kind: "idx" }>;

const tableName = /\.(csv|tsv)(\.gz)?$/i;
const laterName = /\.(jsonl|parquet)(\.gz)?$/i;
/** `train-images-idx3-ubyte`, `digits.idx3.gz`, … */
const idxName = /(idx[13]?|ubyte)(\.gz)?$/i;

/** Throws "data/later", "data/kind". */
export function dataSource(name: string): Source {
  if (name === "mnist") return { kind: "mnist" };
  if (name === "-") return { kind: "input" };
  const table = tableName.exec(name)?.[1].toLowerCase();
  if (table) return { kind: table as "csv" | "tsv", path: name, gzip: isGzipName(name) };
  const later = laterName.exec(name)?.[1].toLowerCase();
  if (later) fail("data/later", { data: name, format: `.${later}` });
  const pair = name.split(",");
  if (pair.length === 2 && !pair.includes("")) return { kind: "idx", images: pair[0], labels: pair[1] };
  return idxName.test(name) ? { kind: "idx", images: name } : fail("data/kind", { data: name });
}

export function isTable(source: Source): source is TableSource {
  return source.kind === "csv" || source.kind === "tsv" || source.kind === "input";
}

/** A table from a file or from standard input. */
export async function openTable(source: TableSource): Promise<Table> {
  if (source.kind === "input") return readCsv(await readStandardInput(), { name: "standard input" });
  return loadTable(source, await readBytes(source.path));
}

/** The bytes of a file, decompressed where its name ends in .gz. */
export async function readUnpacked(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readBytes(path);
  return isGzipName(path) ? gunzip(bytes, { name: path }) : bytes;
}
