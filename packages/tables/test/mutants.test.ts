// Valid files with a few bytes changed: whatever they have become, the readers give consistent numbers or one located
// sentence, at once. 10,000 seeded mutants of each format; MUTANTS=1000000 for a release.
import fc from "fast-check";
import { KobaiError } from "kobai";
import { expect, test } from "vitest";
import { gunzip } from "../src/files/gzip.js";
import {
  encode,
  encodeFor,
  imagesToDataset,
  inputSizeOf,
  loadTable,
  type Missing,
  readCsv,
  readImages,
  readJsonLines,
  readLabels,
  type Table,
} from "../src/index.js";
import { columnsOf, gzipped, utf8 } from "./failure.js";
import {
  dataPage,
  dictionaryPage,
  type HandmadeColumn,
  int32,
  parquetFile,
  required,
  texts,
  types,
} from "./parquet-file.js";

const mutants = Number(process.env.MUTANTS ?? 10_000);
/** Some 5 ms for each, on a machine that does much else. */
const timeout = Math.max(60_000, 5 * mutants);

interface Edit {
  readonly kind: "set" | "insert" | "remove" | "repeat" | "cut";
  readonly at: number;
  readonly length: number;
  readonly byte: number;
}

// Half of the new bytes are the ones that mean something to a reader.
const telling = [...utf8(',"\n\r\t;.eE+-09xNa \0'), 0x08, 0x1f, 0x8b, 0xc3, 0xe3, 0xef, 0xfe, 0xff];
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("set", "set", "set", "set", "insert", "remove", "repeat", "cut"),
  at: fc.nat({ max: 999 }),
  length: fc.integer({ min: 1, max: 20 }),
  byte: fc.oneof(fc.constantFrom(...telling), fc.nat({ max: 255 })),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 3 });

function mutated(original: Uint8Array, changes: readonly Edit[]): Uint8Array<ArrayBuffer> {
  const bytes = [...original];
  for (const { kind, at, length, byte } of changes) {
    const start = Math.floor((at / 1000) * bytes.length);
    if (kind === "set") bytes[start] = byte;
    else if (kind === "insert") bytes.splice(start, 0, byte);
    else if (kind === "remove") bytes.splice(start, length);
    else if (kind === "repeat") bytes.splice(start, 0, ...bytes.slice(start, start + length));
    else bytes.length = start;
  }
  return Uint8Array.from(bytes);
}

/** What the call returns, or undefined when it refuses as it should. */
function readOrRefused<T>(call: () => T): T | undefined {
  const begin = performance.now();
  try {
    return call();
  } catch (error) {
    checkRefusal(error);
    return undefined;
  } finally {
    expect(performance.now() - begin).toBeLessThan(1000);
  }
}

function checkRefusal(error: unknown): void {
  if (!(error instanceof KobaiError)) throw error;
  expect(error.message).toMatch(/^[^\p{C}\u2028\u2029]{10,600}$/u);
}

const tables = [
  "petal_length,petal_width,species\n1.4,0.2,setosa\n4.7,1.4,versicolor\n6,2.5,virginica\n1.3,0.2,setosa\n",
  '\uFEFFa,"b, c",__proto__\r\n1,"x ""y""",0\r\n-2.5e-3,"two\r\nlines",1\r\n,z,1\r\n',
  "花,長さ,幅\n菖蒲,１,2\n😀,NA,3\n",
].map(utf8);

test("mutants of tables are read consistently or refused", { timeout }, () => {
  const missing = fc.constantFrom<Missing>("error", "drop", "mean");
  let encodedCount = 0;
  fc.assert(
    fc.property(fc.constantFrom(...tables), edits, missing, (base, changes, missing) => {
      const table = readOrRefused(() => readCsv(mutated(base, changes), { name: "t.csv" }));
      if (table === undefined) return;
      for (const cells of columnsOf(table).values()) expect(cells).toHaveLength(table.rows);
      const encoded = readOrRefused(() => encode(table, { missing }));
      if (encoded === undefined) return;
      encodedCount++;
      const { dataset, columns, labels, dropped } = encoded;
      const rows = table.rows - dropped;
      expect(dataset.inputs).toHaveLength(rows * inputSizeOf(columns.inputs));
      expect(dataset.inputs.every(Number.isFinite)).toBe(true);
      expect(dataset.labels ?? dataset.targets).toHaveLength(rows);
      if (labels) expect(dataset.labels!.every((label) => label < labels.length)).toBe(true);
      if (dropped === 0) expect(encodeFor(table, { columns, labels, requireTarget: true })).toEqual(dataset);
    }),
    { seed: 20261123, numRuns: mutants },
  );
  expect(encodedCount).toBeGreaterThan(500);
});

const images = Uint8Array.of(
  0,
  0,
  8,
  3,
  0,
  0,
  0,
  2,
  0,
  0,
  0,
  2,
  0,
  0,
  0,
  3,
  0,
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  255,
);
const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 3, 7);

test("mutants of IDX files are read consistently or refused", { timeout }, () => {
  let readCount = 0;
  fc.assert(
    fc.property(edits, fc.boolean(), (changes, ofImages) => {
      const dataset = readOrRefused(() =>
        imagesToDataset(
          readImages(ofImages ? mutated(images, changes) : images, "images"),
          readLabels(ofImages ? labels : mutated(labels, changes), "labels"),
        ),
      );
      if (dataset === undefined) return;
      readCount++;
      expect(dataset.labels).toHaveLength(2);
      expect(dataset.inputs.length % 2).toBe(0);
      expect(dataset.inputs.every((input) => input >= 0 && input <= 1)).toBe(true);
    }),
    { seed: 20261123, numRuns: mutants },
  );
  expect(readCount).toBeGreaterThan(200);
});

test("mutants of gzip files are decompressed to what was packed or refused", { timeout }, async () => {
  const whole = await gzipped(tables[0]);
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const bytes = await gunzip(mutated(whole, changes), { name: "t.gz" }).catch(checkRefusal);
      if (bytes) expect(bytes).toEqual(tables[0]);
    }),
    { seed: 20261123, numRuns: mutants / 20 },
  );
});

function expectConsistent(table: Table): void {
  for (const cells of columnsOf(table).values()) expect(cells).toHaveLength(table.rows);
}

const jsonLines = [
  '{"a": 1.5, "b": "x", "y": true}\n{"b":"y","a":-2e3,"y":false}\n{"a":null,"y":true}\n',
  '\uFEFF{"\u82b1":"\u83d6\u84b2 \ud83d\ude00","__proto__":"\\u0041\\n"}\r\n{"__proto__":"z"}\r\n\n',
].map(utf8);

test("mutants of JSON lines are read consistently or refused", { timeout }, () => {
  let readCount = 0;
  fc.assert(
    fc.property(fc.constantFrom(...jsonLines), edits, (base, changes) => {
      const table = readOrRefused(() => readJsonLines(mutated(base, changes), { name: "t.jsonl" }));
      if (table === undefined) return;
      readCount++;
      expectConsistent(table);
    }),
    { seed: 20261125, numRuns: mutants },
  );
  // Most changed bytes break a strict format; some must not, or nothing but refusals would be tested
  expect(readCount).toBeGreaterThan(100);
});

/** Plain, optional and from a dictionary; numbers, booleans and texts. */
const parquetColumns: HandmadeColumn[] = [
  required("a", "int32", [dataPage(2, int32(1, 2)), dataPage(3, int32(3, 4, 5))]),
  {
    name: "b",
    schema: [
      [1, "int", types.int32],
      [3, "int", 1],
    ],
    pages: [dataPage(5, [2, 0, 0, 0, 3, 0b10110, ...int32(7, 8, 9)])],
  },
  required("c", "bytes", [
    dictionaryPage(2, texts("x", "\u82b1")),
    dataPage(5, [1, 3, 0b01101], { encoding: 8 }),
  ]),
  required("d", "boolean", [dataPage(5, [0b10011])]),
  required("e", "bytes", [dataPage(5, texts("p", "", "q", "r", "s"))]),
];
const parquet = parquetFile({ columns: parquetColumns, rows: 5 });

test("mutants of Parquet files are read consistently or refused", { timeout }, async () => {
  let readCount = 0;
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const begin = performance.now();
      const file = { kind: "parquet", path: "t.parquet", gzip: false } as const;
      const table = await loadTable(file, mutated(parquet, changes)).catch(checkRefusal);
      expect(performance.now() - begin).toBeLessThan(1000);
      if (!table) return;
      readCount++;
      expectConsistent(table);
    }),
    { seed: 20261125, numRuns: mutants },
  );
  // Most changed bytes break a strict format; some must not, or nothing but refusals would be tested
  expect(readCount).toBeGreaterThan(100);
});
