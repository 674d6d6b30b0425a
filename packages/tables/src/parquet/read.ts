// A Parquet file → blocks of a table: its columns are read a page at a time, side by side.
import type { ByteSource } from "../files/source.js";
import type { FilePlace } from "../table/place.js";
import type { Block, TableShape } from "../table/table.js";
import { type Cell, TableWriter, type Wanted } from "../table/writer.js";
import { fail } from "./errors.js";
import { type ParquetFile, readFooter } from "./metadata.js";
import { pagesOf } from "./pages.js";
import { type MaybeCell, Refused } from "./types.js";

export interface ParquetOptions {
  /** For a model that exists: the columns it reads. All unless given. */
  readonly wanted?: Wanted | undefined;
  readonly onBlock: (block: Block, shape: TableShape) => void | Promise<void>;
}

/** Throws  the errors of parquet/errors.ts and table/errors.ts */
export async function readParquet(source: ByteSource, options: ParquetOptions): Promise<TableShape> {
  const file = await readFooter(source);
  const { wanted } = options;
  const names = file.columns.map(({ name }) => name);
  const writer = new TableWriter(names, { name: source.name, placed: "row", written: false, wanted });
  const shape = writer.shape();
  const handOver = async () => {
    for (const block of writer.takeBlocks()) await options.onBlock(block, shape);
  };
  for (const group of file.groups.keys()) await readGroup({ source, file, wanted, writer, handOver }, group);
  const whole = writer.end();
  await handOver();
  return whole;
}

interface Reading {
  readonly source: ByteSource;
  readonly file: ParquetFile;
  readonly wanted: Wanted | undefined;
  readonly writer: TableWriter;
  readonly handOver: () => Promise<void>;
}

/** One column within a group: what is left of its page. */
interface Cursor {
  readonly place: FilePlace;
  readonly pages: AsyncIterator<readonly MaybeCell[]>;
  cells: readonly MaybeCell[];
  at: number;
}

async function readGroup({ source, file, wanted, writer, handOver }: Reading, group: number): Promise<void> {
  const { rows, chunks } = file.groups[group];
  const cursors = file.columns.map((column, i): Cursor | undefined => {
    if (wanted && !wanted.has(column.name)) return undefined;
    const pages = pagesOf({ source, chunk: chunks[i], column });
    return { place: { file: source.name, column: column.name }, pages, cells: [], at: 0 };
  });
  const open = cursors.filter((cursor) => cursor !== undefined);
  for (let done = 0; done < rows; ) {
    const ready =
      open.length === 0 ? rows - done : Math.min(...(await Promise.all(open.map(fill))), rows - done);
    for (let i = 0; i < ready; i++) writeRow(writer, cursors);
    done += ready;
    await handOver();
  }
}

/** Sees to it that a cell is there. `pagesOf` refuses a chunk that ends too early. */
async function fill(cursor: Cursor): Promise<number> {
  while (cursor.at === cursor.cells.length) {
    const { done, value } = await cursor.pages.next();
    if (done) return 0;
    cursor.cells = value;
    cursor.at = 0;
  }
  return cursor.cells.length - cursor.at;
}

function writeRow(writer: TableWriter, cursors: readonly (Cursor | undefined)[]): void {
  const row = writer.rows + 1;
  writer.row(
    cursors.map((cursor) => (cursor === undefined ? null : nextCell(cursor, row))),
    row,
  );
}

function nextCell(cursor: Cursor, row: number): Cell {
  const cell = cursor.cells[cursor.at++];
  if (!(cell instanceof Refused)) return cell;
  const place = { ...cursor.place, row };
  return cell.number === undefined
    ? fail("parquet/utf-8", { place })
    : fail("parquet/int64", { place, got: String(cell.number) });
}
