import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnsOf, failureLater, linesOf } from "../../test/failure.js";
import {
  dataPage,
  dictionaryPage,
  type Handmade,
  type HandmadeColumn,
  int32,
  int64,
  parquetFile,
  required,
  texts,
  types,
} from "../../test/parquet-file.js";
import { encode } from "../encode/encode.js";
import { loadTable } from "../files/load.js";
import { dataFile, type TableFile } from "../files/names.js";
import type { parquetMessages } from "./errors.js";

let folder: string;
let query: (text: string) => Promise<unknown>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kobai-parquet-"));
  const connection = await (await DuckDBInstance.create()).connect();
  query = (text) => connection.run(text);
});
afterAll(() => rm(folder, { recursive: true }));

const load = (bytes: Uint8Array<ArrayBuffer>, name = "t.parquet") =>
  loadTable(dataFile(name) as TableFile, bytes);

async function copied(select: string, options: string, ending: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(folder, `t${ending}`);
  await query(`copy (${select}) to '${path}' (${options})`);
  return new Uint8Array(await readFile(path));
}

const rows = `select i::integer as i, (i * 10000000019)::bigint as l, i / 3.0::double as d, (i / 8)::float as f,
  case when i % 5 = 0 then null else 'text ' || (i % 37) end as t, i % 3 = 0 as b, (i / 100)::decimal(9, 2) as dec,
  (i * 1.5)::decimal(25, 3) as wide, i::utinyint as u8, (i * 4000000000)::ubigint as u64,
  case when i % 2 = 0 then i end as n from range(0, 200) r(i)`;

describe("a table written by DuckDB", () => {
  const codecs = ["uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4_raw"];
  const versions = ["V1", "V2"];
  test.each(codecs.flatMap((codec) => versions.map((version) => [codec, version])))(
    "by %s, encodings %s, has the cells of its CSV",
    async (codec, version) => {
      const options = `format parquet, compression ${codec}, parquet_version ${version}`;
      const table = await load(await copied(rows, options, ".parquet"));
      const csv = await load(await copied(rows, "format csv", ".csv"), "t.csv");
      expect(numbered(columnsOf(table))).toEqual(numbered(columnsOf(csv)));
      expect(linesOf(table)[199]).toBe(200);
    },
  );

  test("in several groups of rows and pages is read whole, and as hyparquet reads it", async () => {
    const select =
      "select i * 1000003 as a, 'name ' || (i % 50) as s, i * 0.1::double as d from range(0, 30000) r(i)";
    const bytes = await copied(select, "format parquet, row_group_size 2048", ".parquet");
    const table = columnsOf(await load(bytes));
    const objects = await parquetReadObjects({ file: bytes.buffer, compressors });
    for (const name of ["a", "s", "d"])
      expect(table.get(name)).toEqual(objects.map((object) => String(object[name])));
  });

  test("has dates as days, times as seconds, and what is no number or text not at all", async () => {
    const select = `select date '1970-01-11' as day, timestamp '1970-01-01 00:01:00.25' as moment, time '01:00:01.5' as clock,
      'nan'::double as none, 'inf'::double as far, uuid '01234567-89ab-cdef-0123-456789abcdef' as id`;
    expect(
      [...columnsOf(await load(await copied(select, "format parquet", ".parquet"))).values()].flat(),
    ).toEqual(["10", "60.25", "3601.5", "NaN", "Infinity", "01234567-89ab-cdef-0123-456789abcdef"]);
  });

  test("teaches the same as its CSV", async () => {
    const select =
      "select i % 7 as a, (i % 4) * 0.5 as b, 'c' || (i % 3) as c, i % 2 as y from range(0, 100) r(i)";
    const table = encode(await load(await copied(select, "format parquet", ".parquet")));
    expect(table).toEqual(encode(await load(await copied(select, "format csv", ".csv"), "t.csv")));
  });
});

const valueIn = (cell: string) => (cell === "" || Number.isNaN(Number(cell)) ? cell : Number(cell));

/** Numbers as numbers: a CSV may write 1.0 or 1e3. */
function numbered(columns: Map<string, string[]>) {
  return [...columns].map(([name, cells]) => [name, cells.map(valueIn)]);
}

test("the flights of vega-datasets are read: three million rows", { timeout: 120_000 }, async () => {
  const main = createRequire(import.meta.url).resolve("vega-datasets");
  const bytes = new Uint8Array(await readFile(join(dirname(main), "../data/flights-3m.parquet")));
  const { rows: count, columns } = await load(bytes);
  expect(count).toBe(3_000_000);
  expect([...columns].map(([name, { counts }]) => [name, counts.numbers > 0])).toEqual([
    ["date", true],
    ["delay", true],
    ["distance", true],
    ["origin", false],
    ["destination", false],
  ]);
});

const one = required("a", "int32", [dataPage(2, int32(1, 2))]);
const file = (more: Partial<Handmade> = {}) => parquetFile({ columns: [one], rows: 2, ...more });
const only = (column: HandmadeColumn, count = 2) => parquetFile({ columns: [column], rows: count });

describe("a file made by hand", () => {
  const optional = (pages: HandmadeColumn["pages"]) =>
    ({
      name: "a",
      schema: [
        [1, "int", types.int32],
        [3, "int", 1],
      ],
      pages,
    }) as HandmadeColumn;
  const cells = async (column: HandmadeColumn, count: number) =>
    columnsOf(await load(only(column, count))).get("a");

  test("is read", async () => {
    expect(columnsOf(await load(file())).get("a")).toEqual(["1", "2"]);
  });

  test("may have pages without any value, and several pages", async () => {
    // Levels: two bytes say a run of three zeros; a group of eight, the lowest bits first
    const pages = [dataPage(3, [2, 0, 0, 0, 6, 0]), dataPage(2, [2, 0, 0, 0, 3, 0b10, ...int32(7)])];
    expect(await cells(optional(pages), 5)).toEqual(["", "", "", "", "7"]);
  });

  test("may have a dictionary", async () => {
    const pages = [dictionaryPage(2, int32(10, 20)), dataPage(4, [1, 3, 0b0110], { encoding: 8 })];
    expect(await cells(required("a", "int32", pages), 4)).toEqual(["10", "20", "20", "10"]);
  });

  test("may have runs without any bits, where the dictionary has one value", async () => {
    const pages = [dictionaryPage(1, int32(3)), dataPage(4, [0, 8], { encoding: 8 })];
    expect(await cells(required("a", "int32", pages), 4)).toEqual(["3", "3", "3", "3"]);
  });

  test("names its columns __proto__ and constructor", async () => {
    const columns = ["__proto__", "constructor"].map((name) => ({ ...one, name }));
    expect([...(await load(file({ columns }))).columns.keys()]).toEqual(["__proto__", "constructor"]);
  });
});

const at = "t.parquet, column a";
const again = "Make or fetch the file again.";
const damagedPage = `${at}: expected a page as the format has it, got data that make no sense. ${again}`;
const damagedFooter = `t.parquet: expected a footer as the format has it, got data that make no sense. ${again}`;
const codec = (number: number) => only({ ...one, codec: number });
const schema = (...fields: HandmadeColumn["schema"]) => only({ ...one, schema: fields, type: 1 });

const refused: Record<keyof typeof parquetMessages, [Uint8Array<ArrayBuffer>, string][]> = {
  "parquet/empty": [
    [new Uint8Array(), "t.parquet: expected a Parquet file, got an empty file. Make or fetch it again."],
  ],
  "parquet/magic": [
    [
      new Uint8Array(100),
      "t.parquet: expected a Parquet file (it begins and ends with PAR1), got something else. Check the name of the file, or fetch it again if it is cut off.",
    ],
    [
      file().slice(0, -1),
      "t.parquet: expected a Parquet file (it begins and ends with PAR1), got something else. Check the name of the file, or fetch it again if it is cut off.",
    ],
  ],
  "parquet/encrypted": [
    [
      Uint8Array.from([...file().slice(0, -1), 0x45]),
      "t.parquet: expected a Parquet file that anyone may read, got an encrypted one. Write it without encryption.",
    ],
  ],
  "parquet/footer": [
    [
      file({ footerLength: 1_000_000 }),
      `t.parquet: expected a footer within the file of ${file().length} bytes, got one of 1000000. The file is cut off or damaged.`,
    ],
  ],
  "parquet/damaged": [
    [file({ footerLength: 3 }), damagedFooter],
    [file({ children: 3 }), damagedFooter],
    [only({ ...one, type: 5 }), damagedFooter],
    [schema([1, "int", 99], [3, "int", 0]), damagedFooter],
    [schema([1, "int", 7], [2, "int", 0], [3, "int", 0]), damagedFooter],
    [only({ ...one, pages: [dataPage(2, int32(1))] }), damagedPage],
    [only({ ...one, pages: [dataPage(2, [1, 0], { encoding: 8 })] }), damagedPage],
    [
      only({ ...one, pages: [dictionaryPage(1, int32(3)), dataPage(2, [1, 3, 0b11], { encoding: 8 })] }),
      damagedPage,
    ],
    [only({ ...one, pages: [dataPage(2, int32(1, 2))], codec: 2 }), damagedPage],
    [only(required("a", "bytes", [dataPage(2, [255, 255, 255, 127, 1])])), damagedPage],
  ],
  "parquet/nested": [
    [
      only({
        ...one,
        schema: [
          [3, "int", 0],
          [5, "int", 1],
        ],
        type: 1,
      }),
      `${at}: expected a column of plain values, got one of lists, maps or structs. Write its parts as columns of their own.`,
    ],
    [
      schema([1, "int", 1], [3, "int", 2]),
      `${at}: expected a column of plain values, got one of lists. Write its parts as columns of their own.`,
    ],
  ],
  "parquet/type": [
    [
      only(required("a", "int96", [])),
      `${at}: expected numbers, texts, dates or booleans, got the type INT96. Write the column in another type.`,
    ],
    [
      schema([1, "int", types.bytes], [3, "int", 0], [6, "int", 20]),
      `${at}: expected numbers, texts, dates or booleans, got the type BSON. Write the column in another type.`,
    ],
  ],
  "parquet/codec": [
    [
      codec(3),
      `${at}: expected data that are not compressed, or by snappy, gzip, zstd, brotli or lz4, got LZO. Write the file with one of these.`,
    ],
    [
      codec(77),
      `${at}: expected data that are not compressed, or by snappy, gzip, zstd, brotli or lz4, got the unknown number 77. Write the file with one of these.`,
    ],
  ],
  "parquet/encoding": [
    [
      only({ ...one, pages: [dataPage(2, int32(1, 2), { encoding: 4 })] }),
      `${at}: expected an encoding of the format 2, got BIT_PACKED. Write the file with another program or version.`,
    ],
    [
      only({ ...one, pages: [dataPage(2, int32(1, 2), { encoding: 99 })] }),
      `${at}: expected an encoding of the format 2, got number 99. Write the file with another program or version.`,
    ],
  ],
  "parquet/rows": [
    [
      file({ rows: 3, groupRows: 2 }),
      "t.parquet: expected 3 rows, as the footer says, got 2. The file is damaged; make or fetch it again.",
    ],
    [
      only({ ...one, values: 5 }),
      `${at}: expected 2 rows, as the footer says, got 5. The file is damaged; make or fetch it again.`,
    ],
    [
      file({ rows: 3 }),
      `${at}: expected 3 rows, as the footer says, got 2. The file is damaged; make or fetch it again.`,
    ],
    [
      only({ ...one, pages: [dataPage(1_000_000_000, int32(1, 2))] }),
      `${at}: expected 2 rows, as the footer says, got 1000000000. The file is damaged; make or fetch it again.`,
    ],
  ],
  "parquet/int64": [
    [
      only(required("a", "int64", [dataPage(2, int64(2n ** 53n - 1n, -(2n ** 53n) - 1n))])),
      "t.parquet, row 2, column a: expected whole numbers up to 9007199254740992 (2^53), got -9007199254740993, which would be rounded. Write the column as text, or leave it out.",
    ],
  ],
  "parquet/utf-8": [
    [
      only(required("a", "bytes", [dataPage(2, [...texts("é"), 1, 0, 0, 0, 0xe9])])),
      "t.parquet, row 2, column a: expected text in UTF-8, got other bytes. Write the column as text, or leave it out.",
    ],
  ],
  "parquet/page-too-large": [
    [
      only({ ...one, pages: [dataPage(2, int32(1, 2), { size: 1_000_000_000 })], codec: 1 }),
      `${at}: expected pages of at most ${2 ** 25 + 8 * only({ ...one, pages: [dataPage(2, int32(1, 2), { size: 1_000_000_000 })], codec: 1 }).length} bytes when decompressed, got 1000000000. Write the file with smaller pages.`,
    ],
  ],
  "parquet/cells": [
    [
      file({ rows: 1_000_000_000 }),
      `t.parquet: expected at most ${2 ** 20 + 1024 * file({ rows: 1_000_000_000 }).length} cells in a file of this size, got 1000000000. Write it as several files if you trust it.`,
    ],
  ],
  "parquet/no-rows": [[file({ rows: 0 }), "t.parquet: expected rows, got none. Add rows."]],
  "parquet/no-columns": [[file({ columns: [] }), "t.parquet: expected columns, got none. Add columns."]],
  "parquet/too-many-columns": [
    [
      file({ columns: Array.from({ length: 65_537 }, (_, i) => ({ ...one, name: `c${i}`, pages: [] })) }),
      "t.parquet: expected at most 65536 columns, got 65537. Leave some out.",
    ],
  ],
  "parquet/column-empty": [
    [
      file({ columns: [{ ...one, name: "" }] }),
      "t.parquet: expected a name for column 1, got an empty one. Give it a name or remove it.",
    ],
  ],
  "parquet/column-duplicate": [
    [file({ columns: [one, one] }), "t.parquet: expected each name once, got a twice. Rename one."],
  ],
};

describe("readParquet refuses", () => {
  const cases = Object.entries(refused).flatMap(([code, inputs]) =>
    inputs.map(([bytes, message]) => ({ code, message, bytes })),
  );
  test.each(cases)("$code: $message", async ({ code, message, bytes }) => {
    expect(await failureLater(() => load(bytes))).toEqual({ code, message });
  });

  test("lists and structs as DuckDB writes them", async () => {
    for (const value of ["[1, 2]", "{'x': 1}", "map {'a': 1}"])
      expect(
        await failureLater(async () =>
          load(await copied(`select ${value} as a`, "format parquet", ".parquet")),
        ),
      ).toMatchObject({ code: "parquet/nested" });
  });
});
