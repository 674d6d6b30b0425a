// Which reader a name asks for. Names alone: no file is opened here.
import { fail } from "./errors.js";

export const tableKinds = ["csv", "tsv", "jsonl", "parquet"] as const;
export type TableKind = (typeof tableKinds)[number];

export interface TableFile {
  readonly kind: TableKind;
  readonly path: string;
  readonly gzip: boolean;
}

export interface IdxFiles {
  readonly kind: "idx";
  readonly images: string;
  readonly labels: string;
}

const tableName = /\.(csv|tsv|jsonl|ndjson|parquet)(\.gz)?$/i;

/** The table that a file of this name holds, if it is one: `digits.csv`, `digits.tsv.gz`, `digits.parquet` … */
export function tableFile(path: string): TableFile | undefined {
  const ending = tableName.exec(path)?.[1].toLowerCase();
  if (ending === undefined) return undefined;
  const kind = ending === "ndjson" ? "jsonl" : (ending as TableKind);
  return { kind, path, gzip: isGzipName(path) };
}

/** A table, or `images,labels`, two IDX files.
 *
 * Throws  "file/kind" for any other name
 */
export function dataFile(path: string): TableFile | IdxFiles {
  const table = tableFile(path);
  if (table) return table;
  const pair = path.split(",");
  if (pair.length !== 2 || pair.includes("")) fail("file/kind", { file: path });
  return { kind: "idx", images: pair[0], labels: pair[1] };
}

export function isGzipName(path: string): boolean {
  return /\.gz$/i.test(path);
}
