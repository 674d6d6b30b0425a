import { describe, expect, test } from "vitest";
import { columnsOf, failureLater, gzipped, utf8 } from "../../test/failure.js";
import { dataPage, type HandmadeColumn, parquetFile } from "../../test/parquet-file.js";
import { decompressedLimit, gunzip } from "./gzip.js";
import { loadImages, loadTable } from "./load.js";
import { dataFile, type TableFile } from "./names.js";

const damaged =
  "t.gz: expected complete gzip data, got damaged or shortened data. Make or fetch the file again.";

describe("gunzip", () => {
  test("gives back what was packed, also nothing at all", async () => {
    for (const text of ["", "a,b\n1,2\n", "x".repeat(200_000)])
      expect(await gunzip(await gzipped(utf8(text)), { name: "t.gz" })).toEqual(utf8(text));
  });

  test("refuses data that is cut off at any byte", async () => {
    const whole = await gzipped(utf8("a,b\n1,2\n"));
    for (let length = 0; length < whole.length; length++) {
      const failure = await failureLater(() => gunzip(whole.slice(0, length), { name: "t.gz" }));
      expect(failure).toEqual({ code: "file/gzip-damaged", message: damaged });
    }
  });

  test("refuses a wrong checksum and data that is not gzip", async () => {
    const whole = await gzipped(utf8("a,b\n1,2\n"));
    whole[whole.length - 6] ^= 1;
    for (const bytes of [whole, utf8("a,b\n1,2\n")])
      expect(await failureLater(() => gunzip(bytes, { name: "t.gz" }))).toMatchObject({ message: damaged });
  });

  test("stops a bomb at the limit", async () => {
    const bomb = await gzipped(new Uint8Array(10_000_000));
    expect(bomb.length).toBeLessThan(20_000);
    expect(await gunzip(bomb, { name: "t.gz", limit: 10_000_000 })).toHaveLength(10_000_000);
    expect(await failureLater(() => gunzip(bomb, { name: "t.gz", limit: 9_999_999 }))).toEqual({
      code: "file/gzip-too-large",
      message:
        "t.gz: expected at most 9999999 bytes when decompressed, got more. Decompress the file yourself if you trust it.",
    });
  });

  test("stops a bomb of 100 MB by itself", async () => {
    const bomb = await gzipped(new Uint8Array(100_000_000));
    expect((await failureLater(() => gunzip(bomb, { name: "t.gz" }))).code).toBe("file/gzip-too-large");
  });

  test("allows more to larger files, up to 1 GiB", () => {
    expect(decompressedLimit(0)).toBe(2 ** 26);
    expect(decompressedLimit(2 ** 20)).toBe(2 ** 26 + 2 ** 25);
    expect(decompressedLimit(2 ** 30)).toBe(2 ** 30);
  });
});

describe("loadTable", () => {
  const load = (path: string, bytes: Uint8Array<ArrayBuffer>) =>
    loadTable(dataFile(path) as TableFile, bytes);

  test("reads .csv, .tsv and both of them packed", async () => {
    const columns = new Map([
      ["a", ["1"]],
      ["b", ["2"]],
    ]);
    expect(columnsOf(await load("t.csv", utf8("a,b\n1,2\n")))).toEqual(columns);
    expect(columnsOf(await load("t.tsv", utf8("a\tb\n1\t2\n")))).toEqual(columns);
    expect(columnsOf(await load("t.csv.gz", await gzipped(utf8("a,b\n1,2\n"))))).toEqual(columns);
    expect(columnsOf(await load("t.tsv.gz", await gzipped(utf8("a\tb\n1\t2\n"))))).toEqual(columns);
  });

  test("reads .jsonl and .parquet, which may be packed too", async () => {
    const columns = new Map([["a", ["1", "2"]]]);
    const lines = utf8('{"a":1}\n{"a":2}\n');
    const pages = [dataPage(2, [1, 0, 0, 0, 2, 0, 0, 0])];
    const schema: HandmadeColumn["schema"] = [
      [1, "int", 1],
      [3, "int", 0],
    ];
    const parquet = parquetFile({ columns: [{ name: "a", schema, pages, type: 1 }], rows: 2 });
    expect(columnsOf(await load("t.jsonl", lines))).toEqual(columns);
    expect(columnsOf(await load("t.jsonl.gz", await gzipped(lines)))).toEqual(columns);
    expect(columnsOf(await load("t.parquet", parquet))).toEqual(columns);
    expect(columnsOf(await load("t.parquet.gz", await gzipped(parquet)))).toEqual(columns);
  });

  test("names the packed file in errors of its contents", async () => {
    const packed = await gzipped(utf8("a,b\n1\n"));
    expect((await failureLater(() => load("t.csv.gz", packed))).message).toBe(
      "t.csv.gz, line 2: expected 2 cells, got 1. The first one missing is b.",
    );
  });
});

/** A file of one picture of two pixels. */
const picture = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 9);
const labels = { name: "l", bytes: Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 5) };

describe("loadImages refuses packed pictures", () => {
  const refusal = (bytes: Uint8Array<ArrayBuffer>) =>
    failureLater(() => loadImages({ name: "t.gz", bytes }, labels));

  test("that are cut off", async () => {
    expect((await refusal((await gzipped(picture)).slice(0, -9))).message).toBe(damaged);
  });

  test("that are a bomb", async () => {
    const bomb = await gzipped(new Uint8Array(72_000_000));
    expect((await refusal(bomb)).message).toBe(
      `t.gz: expected at most ${decompressedLimit(bomb.length)} bytes when decompressed, got more. Decompress the file yourself if you trust it.`,
    );
  });
});

test("loadImages reads a pair of IDX files, each packed or not", async () => {
  const images = { name: "i.gz", bytes: await gzipped(picture) };
  expect(await loadImages(images, labels)).toEqual({
    images: { name: "i.gz", rows: 1, height: 1, width: 2, pixels: Uint8Array.of(7, 9) },
    labels: { name: "l", labels: Uint8Array.of(5) },
  });
});
