import { describe, expect, test } from "vitest";
import { columnsOf, failureOf } from "../../test/failure.js";
import { NumberCells } from "./cells.js";
import type { Table } from "./table.js";
import { blockRowsFor, type Cell, spelledLimit, TableWriter, type WriterOptions } from "./writer.js";

const csv: WriterOptions = { name: "t.csv", placed: "line", written: true };

function written(cells: Iterable<Cell>, options = csv): Table {
  const writer = new TableWriter(["x"], options);
  let line = 2;
  for (const cell of cells) writer.row([cell], line++);
  return { ...writer.end(), blocks: writer.takeBlocks() };
}

function* numbered(count: number, cell: (i: number) => Cell): Generator<Cell> {
  for (let i = 0; i < count; i++) yield cell(i);
}

describe("a column", () => {
  test("of few different cells takes a byte for each, of more two", () => {
    expect(written(numbered(1000, (i) => String(i % 256))).blocks[0].cells[0]).toBeInstanceOf(Uint8Array);
    expect(written(numbered(1000, (i) => String(i % 257))).blocks[0].cells[0]).toBeInstanceOf(Uint16Array);
  });

  test("keeps the spelling of numbers as long as they may be categories", () => {
    const { columns, blocks } = written(numbered(spelledLimit, (i) => `${i}.0`));
    expect(columns.get("x")).toMatchObject({ spellingLost: false });
    expect(columns.get("x")!.texts[7]).toBe("7.0");
    expect(blocks.every(({ cells }) => cells[0] instanceof Uint16Array)).toBe(true);
  });

  test("of more different numbers holds them, and the texts among them", () => {
    const cells = [...numbered(3 * spelledLimit, (i) => (i % 1000 === 999 ? "NA" : `${i}.5`))];
    const table = written(cells);
    expect(table.columns.get("x")).toMatchObject({ spellingLost: true });
    expect(table.columns.get("x")!.counts).toEqual({ numbers: 6138, texts: 0, missing: 6 });
    expect(table.blocks.at(-1)!.cells[0]).toBeInstanceOf(NumberCells);
    expect(columnsOf(table).get("x")).toEqual(cells);
  });

  test("has blocks of some rows, the last of them short", () => {
    const rows = blockRowsFor(1);
    const { blocks } = written(numbered(2 * rows + 1, String));
    expect(blocks.map((block) => [block.first, block.rows])).toEqual([
      [0, rows],
      [rows, rows],
      [2 * rows, 1],
    ]);
    expect(blocks[1].places[0]).toBe(rows + 2);
  });

  test("of a typed file tells a number from a text", () => {
    const { columns } = written([1, "1", true, null], { ...csv, written: false });
    expect(columns.get("x")!.counts).toEqual({ numbers: 1, texts: 2, missing: 1 });
  });

  test("holds at most 65,536 different texts", () => {
    expect(failureOf(() => written(numbered(65_537, (i) => `name ${i}`)))).toEqual({
      code: "column/too-many-texts",
      message:
        "t.csv, line 65538, column x: expected at most 65536 different texts in a column, got more. It looks like a name or an id; remove the column.",
    });
  });
});

describe("for a model that exists", () => {
  const wanted = new Map([["x", ["a", "7"]]]);

  test("only the columns that it reads are kept", () => {
    const writer = new TableWriter(["y", "x"], { ...csv, wanted });
    writer.row(["left out", "a"], 2);
    expect([...writer.end().columns.keys()]).toEqual(["x"]);
    expect(writer.takeBlocks()[0].cells).toHaveLength(1);
  });

  test("its categories keep their codes, however many others there are", () => {
    const cells = [...numbered(70_000, (i) => `other ${i}`), "7"];
    const table = written(cells, { ...csv, wanted });
    expect(table.columns.get("x")!.texts.slice(0, 2)).toEqual(["a", "7"]);
    expect(columnsOf(table).get("x")!.at(-1)).toBe("7");
  });
});
