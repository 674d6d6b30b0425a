// The pages of one column in one row group → its cells, a page at a time.
// Source: apache/parquet-format, README.md, "Data Pages", and parquet.thrift
import type { ByteSource } from "../files/source.js";
import type { FilePlace } from "../table/place.js";
import { unpacked } from "./codecs.js";
import { fail } from "./errors.js";
import type { Chunk, ParquetColumn } from "./metadata.js";
import { readRuns } from "./runs.js";
import { Damaged, numberOf, type Struct, sizeOf, structOf, ThriftReader } from "./thrift.js";
import type { MaybeCell, Raw } from "./types.js";
import { encodings, readValues } from "./values.js";

export interface PagesRequest {
  readonly source: ByteSource;
  readonly chunk: Chunk;
  readonly column: ParquetColumn;
}

/** A header takes some dozens of bytes; statistics may add two values of the column. */
const headerRoom = 2 ** 16;
const types = { data: 0, index: 1, dictionary: 2, data2: 3 };

/** Throws  "parquet/damaged", "parquet/codec", "parquet/encoding", "parquet/rows", "parquet/page-too-large" */
export async function* pagesOf(request: PagesRequest): AsyncGenerator<readonly MaybeCell[]> {
  const { source, chunk, column } = request;
  const place = { file: source.name, column: column.name };
  let dictionary: readonly MaybeCell[] | undefined;
  let rows = 0;
  for (let at = chunk.start; at < chunk.end && rows < chunk.values; ) {
    const { header, bytes, end } = await readPage(request, at);
    at = end;
    const left = chunk.values - rows;
    const page = { header, bytes, column, codec: chunk.codec, place, limit: pageLimit(source), left };
    const cells = guarded(place, () => {
      const type = numberOf(header, 1);
      if (type === types.dictionary) dictionary = readDictionary(page);
      if (type === types.data || type === types.data2) return readData(page, dictionary);
      return undefined;
    });
    if (cells === undefined) continue;
    rows += cells.length;
    yield cells;
  }
  if (rows < chunk.values) fail("parquet/rows", { place, expected: chunk.values, got: rows });
}

/** What a page of this file may grow to. */
const pageLimit = ({ size }: ByteSource): number => 2 ** 25 + 8 * size;

interface Read {
  readonly header: Struct;
  readonly bytes: Uint8Array;
  readonly end: number;
}

async function readPage({ source, chunk, column }: PagesRequest, at: number): Promise<Read> {
  const head = await source.read(at, Math.min(chunk.end, at + headerRoom));
  return guardedLater({ file: source.name, column: column.name }, async () => {
    const reader = new ThriftReader(head);
    const header = reader.struct();
    const end = at + reader.at + sizeOf(header, 3);
    if (end > chunk.end) throw new Damaged("page");
    return { header, bytes: await source.read(at + reader.at, end), end };
  });
}

interface Page {
  readonly header: Struct;
  readonly bytes: Uint8Array;
  readonly column: ParquetColumn;
  readonly codec: number;
  readonly place: FilePlace;
  readonly limit: number;
  /** Rows of the chunk that have not come yet. */
  readonly left: number;
}

function readDictionary(page: Page): readonly MaybeCell[] {
  const about = structOf(page.header, 7);
  const values = valuesOf(page, {
    encoding: encodings.plain,
    bytes: unpacked({ ...page, size: sizeOf(page.header, 2) }),
    count: sizeOf(about, 1),
  });
  return Array.from(values, page.column.toCell);
}

function readData(page: Page, dictionary: readonly MaybeCell[] | undefined): readonly MaybeCell[] {
  const { count, encoding, defined, bytes } = page.header.has(8) ? secondForm(page) : firstForm(page);
  const there = defined ? defined.reduce((sum, level) => sum + level, 0) : count;
  const cells = cellsOf(page, { encoding, bytes, count: there }, dictionary);
  if (!defined || there === count) return cells;
  let next = 0;
  return Array.from(defined, (level) => (level === 1 ? cells[next++] : null));
}

interface Body {
  readonly count: number;
  readonly encoding: number;
  /** For each row 1, or 0 where there is no value. */
  readonly defined: Uint32Array | undefined;
  readonly bytes: Uint8Array;
}

function firstForm(page: Page): Body {
  const about = structOf(page.header, 5);
  const count = rowsOf(page, sizeOf(about, 1));
  const whole = unpacked({ ...page, size: sizeOf(page.header, 2) });
  const encoding = numberOf(about, 2);
  if (!page.column.isOptional) return { count, encoding, defined: undefined, bytes: whole };
  if (whole.length < 4) throw new Damaged("levels");
  const end = 4 + new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
  if (end > whole.length) throw new Damaged("levels");
  return {
    count,
    encoding,
    defined: readRuns(whole.subarray(4, end), 1, count),
    bytes: whole.subarray(end),
  };
}

/** The levels stand before what is compressed. */
function secondForm(page: Page): Body {
  const about = structOf(page.header, 8);
  const [count, levels] = [rowsOf(page, sizeOf(about, 1)), sizeOf(about, 5)];
  const start = levels + sizeOf(about, 6);
  if (start > page.bytes.length) throw new Damaged("levels");
  const defined = page.column.isOptional ? readRuns(page.bytes.subarray(0, levels), 1, count) : undefined;
  const packed = page.bytes.subarray(start);
  const size = sizeOf(page.header, 2) - start;
  const bytes = about.get(7) === false ? packed : unpacked({ ...page, bytes: packed, size });
  return { count, encoding: numberOf(about, 4), defined, bytes };
}

/** Asked before there is room for them: runs of equal values take none in the file. */
function rowsOf({ left, place }: Page, rows: number): number {
  if (rows > left) fail("parquet/rows", { place, expected: left, got: rows });
  return rows;
}

interface Encoded {
  readonly encoding: number;
  readonly bytes: Uint8Array;
  readonly count: number;
}

function cellsOf(
  page: Page,
  encoded: Encoded,
  dictionary: readonly MaybeCell[] | undefined,
): readonly MaybeCell[] {
  const { encoding, bytes, count } = encoded;
  if (encoding !== encodings.dictionary && encoding !== encodings.plainDictionary)
    return Array.from(valuesOf(page, encoded), page.column.toCell);
  if (count === 0) return [];
  if (dictionary === undefined || bytes.length === 0) throw new Damaged("dictionary");
  return Array.from(readRuns(bytes.subarray(1), bytes[0], count), (index) => {
    if (index >= dictionary.length) throw new Damaged("index");
    return dictionary[index];
  });
}

function valuesOf({ column, place, limit }: Page, { encoding, bytes, count }: Encoded): ArrayLike<Raw> {
  const values = readValues(bytes, { encoding, count, column, room: limit });
  if (values === undefined)
    return fail("parquet/encoding", { place, got: encodingNames[encoding] ?? `number ${encoding}` });
  if (values.length < count) throw new Damaged("values");
  return values;
}

const encodingNames: Readonly<Record<number, string>> = {
  3: "RLE",
  4: "BIT_PACKED",
  5: "DELTA_BINARY_PACKED",
  6: "DELTA_LENGTH_BYTE_ARRAY",
  7: "DELTA_BYTE_ARRAY",
  9: "BYTE_STREAM_SPLIT",
};

function guarded<T>(place: FilePlace, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return refuse(place, error);
  }
}

function guardedLater<T>(place: FilePlace, read: () => Promise<T>): Promise<T> {
  return read().catch((error) => refuse(place, error));
}

function refuse(place: FilePlace, error: unknown): never {
  if (!(error instanceof Damaged)) throw error;
  return fail("parquet/damaged", { place, part: "a page" }, error);
}
