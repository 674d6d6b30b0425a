// Which reader a name asks for. Names alone: no file is opened here.
import { fail } from "./errors.js";

export interface TableFile {
  readonly kind: "csv" | "tsv";
  readonly path: string;
  readonly gzip: boolean;
}

export interface IdxFiles {
  readonly kind: "idx";
  readonly images: string;
  readonly labels: string;
}

const tableName = /\.(csv|tsv)(\.gz)?$/i;

/** `digits.csv`, `digits.tsv.gz` … or `images,labels`, two IDX files.
 *
 * Throws  "file/kind" for any other name
 */
export function dataFile(path: string): TableFile | IdxFiles {
  const table = tableName.exec(path);
  if (table) return { kind: table[1].toLowerCase() as "csv" | "tsv", path, gzip: isGzipName(path) };
  const pair = path.split(",");
  if (pair.length !== 2 || pair.includes("")) fail("file/kind", { file: path });
  return { kind: "idx", images: pair[0], labels: pair[1] };
}

export function isGzipName(path: string): boolean {
  return /\.gz$/i.test(path);
}
