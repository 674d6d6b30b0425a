import { parse as parseInBrowser } from "csv-parse/browser/esm/sync";
import { parse as parseInNode } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { columnsOf, failureOf, linesOf, utf8 } from "../../test/failure.js";
import type { csvMessages } from "./errors.js";
import { readCsv } from "./read.js";

const iris = "petal_length,petal_width,species\n1.4,0.2,setosa\n4.7,1.4,versicolor\n";

function cellsOf(text: string, delimiter: "," | "\t" = ","): Record<string, readonly string[]> {
  return Object.fromEntries(columnsOf(readCsv(utf8(text), { name: "t.csv", delimiter })));
}

describe("readCsv", () => {
  test("makes columns by name, with the line of every row", () => {
    const table = readCsv(utf8(iris), { name: "iris.csv" });
    expect(table).toMatchObject({ name: "iris.csv", rows: 2 });
    expect(linesOf(table)).toEqual([2, 3]);
    expect([...columnsOf(table)]).toEqual([
      ["petal_length", ["1.4", "4.7"]],
      ["petal_width", ["0.2", "1.4"]],
      ["species", ["setosa", "versicolor"]],
    ]);
  });

  test.each([
    ["LF", iris],
    ["CRLF", iris.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${iris}`],
    ["no line end at the end", iris.trimEnd()],
    ["blank lines at the end", `${iris}\n\r\n  \n`],
    ["blanks around the cells", iris.replaceAll(",", " ,  ")],
    ["quotes around every cell", iris.replace(/[^,\n]+/g, '"$&"')],
  ])("reads the same columns with %s", (_, text) => {
    expect(cellsOf(text)).toEqual(cellsOf(iris));
  });

  test("keeps separators, doubled quotes, line ends and blanks inside quotes", () => {
    expect(cellsOf('a,b\n"1,5"," ""x""\r\n y "\n')).toEqual({ a: ["1,5"], b: [' "x"\r\n y '] });
  });

  test("separates by tabs where asked to", () => {
    expect(cellsOf("a\tb\n1,5\t\n", "\t")).toEqual({ a: ["1,5"], b: [""] });
  });

  test("counts the lines inside quoted cells, whatever ends them", () => {
    const table = readCsv(utf8('a,b\r\n"1\r\n2",3\r\n4,5\r\n'), { name: "t.csv" });
    expect(linesOf(table)).toEqual([2, 4]);
  });

  test("takes __proto__, constructor and toString as ordinary names", () => {
    const table = readCsv(utf8("__proto__,constructor,toString\n1,2,3\n"), { name: "t.csv" });
    expect([...columnsOf(table)]).toEqual([
      ["__proto__", ["1"]],
      ["constructor", ["2"]],
      ["toString", ["3"]],
    ]);
    expect(({} as { toString: unknown }).toString).toBeTypeOf("function");
  });

  test("reads one column, its empty cells written as empty quotes", () => {
    expect(cellsOf('a\n1\n""\n2\n')).toEqual({ a: ["1", "", "2"] });
  });

  test("reads text beyond ASCII", () => {
    expect(cellsOf("花,長さ\n菖蒲 😀,３\n")).toEqual({ 花: ["菖蒲 😀"], 長さ: ["３"] });
  });

  test("reads 65,536 columns", () => {
    const names = Array.from({ length: 65_536 }, (_, i) => `c${i}`).join();
    expect(readCsv(utf8(`${names}\n${"1,".repeat(65_535)}1\n`), { name: "t.csv" }).columns.size).toBe(65_536);
  });
});

const million = 1_000_000;
const bytes = (...values: number[]) => Uint8Array.from(values);

const refused: Record<keyof typeof csvMessages, [Uint8Array, string][]> = {
  "csv/empty": [
    [bytes(), "t.csv: expected a header line with the names of the columns, got an empty file."],
    [utf8("\n \n"), "t.csv: expected a header line with the names of the columns, got an empty file."],
    [utf8("\uFEFF"), "t.csv: expected a header line with the names of the columns, got an empty file."],
  ],
  "csv/header-only": [[utf8("a,b\n"), "t.csv: expected rows below the header line, got none. Add rows."]],
  "csv/gzip": [
    [bytes(0x1f, 0x8b, 8, 0), "t.csv: expected text, got gzip data. Give the file a name that ends in .gz."],
  ],
  "csv/utf-16": [
    [bytes(0xff, 0xfe, 97, 0), 't.csv: expected UTF-8, got UTF-16. Save the file as "CSV UTF-8".'],
    [bytes(0xfe, 0xff, 0, 97), 't.csv: expected UTF-8, got UTF-16. Save the file as "CSV UTF-8".'],
    [bytes(97, 0, 44, 0), 't.csv: expected UTF-8, got UTF-16. Save the file as "CSV UTF-8".'],
    [bytes(0, 97, 0, 44), 't.csv: expected UTF-8, got UTF-16. Save the file as "CSV UTF-8".'],
  ],
  "csv/utf-8": [
    [
      Uint8Array.from([...utf8("a,b\n1,2\n"), 0x63, 0xe9, 0x2c, 0x31, 0x0a]),
      't.csv, line 3: expected UTF-8, got bytes of another encoding. Save the file as "CSV UTF-8".',
    ],
    [
      // Cut inside the last character, behind the first MiB.
      Uint8Array.from([...utf8(`a,b\n${"1,2\n".repeat(300_000)}1,`), 0xe8, 0x8f]),
      't.csv, line 300002: expected UTF-8, got bytes of another encoding. Save the file as "CSV UTF-8".',
    ],
  ],
  "csv/nul": [[utf8("a,b\n1,2\n3,\0\n"), "t.csv, line 3: expected text, got a NUL character. Remove it."]],
  "csv/carriage-return": [
    [
      utf8("a,b\r1,2\r3,4"),
      "t.csv, line 1: expected lines that end in LF or CRLF, got CR alone. Save the file with other line ends.",
    ],
  ],
  "csv/row-too-long": [
    [
      utf8(`a,b\n1,${"x".repeat(100 * million)}\n`),
      "t.csv, line 2: expected at most 4194304 bytes in a row, got more. Look for a quote that is never closed or line ends that are missing.",
    ],
    [
      utf8(`a,b\n1,2\n1,"${"x\n".repeat(3 * million)}`),
      "t.csv, line 3: expected at most 4194304 bytes in a row, got more. Look for a quote that is never closed or line ends that are missing.",
    ],
  ],
  "csv/too-many-columns": [
    [
      utf8(`${",".repeat(million - 1)}\n`),
      "t.csv, line 1: expected at most 65536 columns, got 1000000. Look for line ends that are missing.",
    ],
  ],
  "csv/delimiter": [
    [
      utf8("a;b\n1;2\n"),
      "t.csv, line 1: expected names separated by commas, got semicolons. Save the file with commas.",
    ],
    [
      utf8("a\tb\n1\t2\n"),
      "t.csv, line 1: expected names separated by commas, got tabs. Name the file .tsv.",
    ],
  ],
  "csv/column-empty": [
    [
      utf8("a,,c\n1,2,3\n"),
      "t.csv, line 1: expected a name for column 2, got an empty cell. Give it a name or remove it.",
    ],
  ],
  "csv/column-duplicate": [
    [
      utf8("a,b,c,a\n1,2,3,4\n"),
      "t.csv, line 1: expected each name once, got a in column 1 and in column 4. Rename one.",
    ],
  ],
  "csv/blank-line": [
    [
      utf8("a,b\n1,2\n\n3,4\n"),
      't.csv, line 3: expected a row, got a blank line. Remove it; write "" for an empty cell.',
    ],
    [
      utf8("a\n1\n2\n\n\n3\n"),
      't.csv, line 4: expected a row, got a blank line. Remove it; write "" for an empty cell.',
    ],
    [
      utf8('a,b\n1,2\n\n3,4"5\n'),
      't.csv, line 3: expected a row, got a blank line. Remove it; write "" for an empty cell.',
    ],
    [
      utf8("\na\n1\n"),
      't.csv, line 1: expected a row, got a blank line. Remove it; write "" for an empty cell.',
    ],
  ],
  "csv/row-short": [
    [utf8("a,b,c\n1,2,3\n4,5\n"), "t.csv, line 3: expected 3 cells, got 2. The first one missing is c."],
  ],
  "csv/row-long": [
    [
      utf8("a,b\n1,2\n1,5,2\n"),
      't.csv, line 3: expected 2 cells, got 3. The first one too many is "2"; quote cells that contain the separator.',
    ],
  ],
  "csv/quote-open": [
    [
      utf8('a,b\n1,2\n3,"4\n5,6\n'),
      't.csv, line 3: expected a closing quote, got the end of the file. Close the quote, or double it ("") where a quote is meant.',
    ],
  ],
  "csv/quote-inside": [
    [
      utf8('a,b\n1,2\n3,4"5\n'),
      't.csv, line 3, column b: expected no quote inside a cell, got one. Put the whole cell in quotes and double ("") the quote inside.',
    ],
    [
      utf8('a,b\n1,2\n"3"4,5\n'),
      't.csv, line 3, column a: expected no quote inside a cell, got one. Put the whole cell in quotes and double ("") the quote inside.',
    ],
    [
      utf8('a,b"c\n1,2\n'),
      't.csv, line 1: expected no quote inside a cell, got one. Put the whole cell in quotes and double ("") the quote inside.',
    ],
  ],
};

describe("readCsv refuses", () => {
  const cases = Object.entries(refused).flatMap(([code, inputs]) =>
    inputs.map(([file, message]) => ({ code, message, file })),
  );
  test.each(cases)("$code: $message", ({ code, message, file }) => {
    expect(failureOf(() => readCsv(file, { name: "t.csv" }))).toEqual({ code, message });
  });

  test.each([
    [
      "a;b\n1;2\n",
      "t.tsv, line 1: expected names separated by tabs, got semicolons. Save the file with tabs.",
    ],
    ["a,b\n1,2\n", "t.tsv, line 1: expected names separated by tabs, got commas. Name the file .csv."],
  ])("a TSV file with other separators: %j", (text, message) => {
    const read = () => readCsv(utf8(text), { name: "t.tsv", delimiter: "\t" });
    expect(failureOf(read)).toEqual({ code: "csv/delimiter", message });
  });

  test("a name that would break the message, on one line", () => {
    const read = () => readCsv(utf8('"x\n\u001b[2J","x\n\u001b[2J"\n1,2\n'), { name: "t.csv" });
    expect(failureOf(read).message).toBe(
      't.csv, line 1: expected each name once, got "x\\n\\u001b[2J" in column 1 and in column 2. Rename one.',
    );
  });
});

test("the two builds of csv-parse read the same rows", () => {
  const text = utf8('a, b ,c\r\n"1,5", x ,"y ""z""\n"\r\n花,,😀\n\n');
  const options = { record_delimiter: ["\r\n", "\n"], trim: true, skip_empty_lines: true };
  expect(parseInBrowser(text, options)).toEqual(parseInNode(text, options));
  expect(parseInNode(text, options)).toEqual([
    ["a", "b", "c"],
    ["1,5", "x", 'y "z"\n'],
    ["花", "", "😀"],
  ]);
});
