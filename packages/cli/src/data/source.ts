// What the word <data> on a command line means: mnist, a table, an IDX pair or standard input.
import {
  gunzip,
  isGzipName,
  type ReadOptions,
  readCsvText,
  readTable,
  Spool,
  type SpooledTable,
  type TableFile,
  type TableShape,
  tableFile,
  type Wanted,
} from "@kobai/tables";
import { collect, type DataSource } from "kobai";
import { withFile } from "../files/open.js";
import { readBytes } from "../files/read.js";
import type { Spools } from "../files/spool.js";
import { watchReading } from "../output/reading.js";
import { screen } from "../output/terminal.js";
import { fail } from "./errors.js";
import type { Rows } from "./rows.js";

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
  return withFile(source.path, (bytes) => {
    const watched = watchReading(bytes, screen(process.stderr));
    return readTable(source, watched.source, options).finally(watched.finish);
  });
}

/** A table whose rows go to a temporary file where they are too many. */
export async function openSpooled(
  source: TableSource,
  spools: Spools,
  { wanted }: { readonly wanted?: Wanted } = {},
): Promise<SpooledTable> {
  const spool = new Spool({ memory: spools.memory / 4, open: () => spools.open() });
  return { ...(await readBlocks(source, { wanted, onBlock: (block) => spool.add(block) })), spool };
}

/** Bytes that learning takes for each number of a table: as f64, once more when rows are set aside, and as f32. */
const bytesPerNumber = 20;

/** The rows themselves, where they and the table fit into memory. */
export async function rowsOf(
  { spool }: SpooledTable,
  source: DataSource,
  { numbersPerRow, memory }: { numbersPerRow: number; memory: number },
): Promise<Rows> {
  const needed = spool.size + source.rows * numbersPerRow * bytesPerNumber;
  return spool.inMemory && needed <= memory ? collect(source.read()) : source;
}

/** The bytes of a file, decompressed where its name ends in .gz. */
export async function readUnpacked(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readBytes(path);
  return isGzipName(path) ? gunzip(bytes, { name: path }) : bytes;
}
