// The footer of a Parquet file: which columns there are, and where their pages stand.
// Source: apache/parquet-format, parquet.thrift
import type { ByteSource } from "../files/source.js";
import { fail } from "./errors.js";
import {
  asStruct,
  Damaged,
  listOf,
  numberOf,
  type Struct,
  sizeOf,
  structOf,
  ThriftReader,
  textOf,
} from "./thrift.js";
import { type Conversion, conversionOf, type PhysicalType, physicalTypes } from "./types.js";

export interface ParquetColumn {
  readonly name: string;
  readonly type: PhysicalType;
  /** Bytes of a fixed-length value. */
  readonly typeLength: number;
  readonly isOptional: boolean;
  readonly toCell: Conversion;
}

export interface Chunk {
  /** Where its pages stand. */
  readonly start: number;
  readonly end: number;
  readonly codec: number;
  readonly values: number;
}

export interface RowGroup {
  readonly rows: number;
  readonly chunks: readonly Chunk[];
}

export interface ParquetFile {
  readonly rows: number;
  readonly columns: readonly ParquetColumn[];
  readonly groups: readonly RowGroup[];
}

export const parquetColumnLimit = 2 ** 16;
const magic = "PAR1";
const encrypted = "PARE";

/** Throws  "parquet/…" for everything that the footer tells */
export async function readFooter(source: ByteSource): Promise<ParquetFile> {
  const bytes = await footerBytes(source);
  try {
    return fileOf(source, new ThriftReader(bytes).struct());
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return fail("parquet/damaged", { place: { file: source.name }, part: "a footer" }, error);
  }
}

async function footerBytes(source: ByteSource): Promise<Uint8Array> {
  const { name: file, size } = source;
  if (size === 0) fail("parquet/empty", { file });
  if (size < 12) fail("parquet/magic", { file });
  const end = await source.read(size - 8, size);
  const [first, last] = [latin(await source.read(0, 4)), latin(end.subarray(4))];
  if (last === encrypted) fail("parquet/encrypted", { file });
  if (first !== magic || last !== magic) fail("parquet/magic", { file });
  const length = new DataView(end.buffer, end.byteOffset).getUint32(0, true);
  if (length > size - 12) fail("parquet/footer", { file, got: length, bytes: size });
  return source.read(size - 8 - length, size - 8);
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function fileOf(source: ByteSource, footer: Struct): ParquetFile {
  const { name: file } = source;
  const rows = sizeOf(footer, 3);
  if (rows === 0) fail("parquet/no-rows", { file });
  const columns = columnsOf(file, listOf(footer, 2).map(asStruct));
  checkCells(source, rows * columns.length);
  const groups = listOf(footer, 4).map((group) => groupOf(source, asStruct(group), columns));
  const got = groups.reduce((sum, group) => sum + group.rows, 0);
  if (got !== rows) fail("parquet/rows", { place: { file }, expected: rows, got });
  return { rows, columns, groups };
}

/** Runs of equal values take no room: without a limit a file of a kilobyte could hold billions of rows. */
function checkCells({ name: file, size }: ByteSource, got: number): void {
  const limit = 2 ** 20 + 1024 * size;
  if (got > limit) fail("parquet/cells", { file, limit, got });
}

function columnsOf(file: string, [root, ...elements]: readonly Struct[]): ParquetColumn[] {
  if (root === undefined) throw new Damaged("schema");
  if (elements.length === 0) fail("parquet/no-columns", { file });
  if (elements.length > parquetColumnLimit)
    fail("parquet/too-many-columns", { file, limit: parquetColumnLimit, got: elements.length });
  const columns = elements.map((element, i) => columnOf(file, element, i));
  if (numberOf(root, 5) !== columns.length) throw new Damaged("children");
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name)) fail("parquet/column-duplicate", { file, name });
    seen.add(name);
  }
  return columns;
}

function columnOf(file: string, element: Struct, index: number): ParquetColumn {
  const name = textOf(element, 4);
  if (name === "") fail("parquet/column-empty", { file, position: index + 1 });
  const place = { file, column: name };
  const children = element.has(5) ? numberOf(element, 5) : 0;
  const repetition = element.has(3) ? numberOf(element, 3) : 0;
  if (children > 0) fail("parquet/nested", { place, got: "one of lists, maps or structs" });
  if (repetition === 2) fail("parquet/nested", { place, got: "one of lists" });
  const type = physicalTypes[numberOf(element, 1)];
  if (type === undefined) throw new Damaged("type");
  const typeLength = type === "fixed" ? sizeOf(element, 2) : 0;
  if (type === "fixed" && typeLength === 0) throw new Damaged("length");
  const toCell = conversionOf(element, type);
  if (typeof toCell === "string") return fail("parquet/type", { place, got: toCell });
  return { name, type, typeLength, isOptional: repetition === 1, toCell };
}

function groupOf(source: ByteSource, group: Struct, columns: readonly ParquetColumn[]): RowGroup {
  const rows = sizeOf(group, 3);
  const chunks = listOf(group, 1).map((chunk, i) =>
    chunkOf(source, structOf(asStruct(chunk), 3), columns[i]),
  );
  if (chunks.length !== columns.length) throw new Damaged("chunks");
  chunks.forEach(({ values }, i) => {
    if (values !== rows)
      fail("parquet/rows", {
        place: { file: source.name, column: columns[i].name },
        expected: rows,
        got: values,
      });
  });
  return { rows, chunks };
}

function chunkOf(source: ByteSource, meta: Struct, column: ParquetColumn | undefined): Chunk {
  if (column === undefined || physicalTypes[numberOf(meta, 1)] !== column.type) throw new Damaged("chunk");
  const pages = sizeOf(meta, 9);
  const dictionary = meta.has(11) ? sizeOf(meta, 11) : 0;
  // Some writers leave a 0 where there is no dictionary
  const start = dictionary > 0 ? Math.min(dictionary, pages) : pages;
  const end = start + sizeOf(meta, 7);
  if (end > source.size) throw new Damaged("chunk's end");
  return { start, end, codec: numberOf(meta, 4), values: sizeOf(meta, 5) };
}
