import { describe, expect, test } from "vitest";
import { columnsOf, failureOf, linesOf, utf8 } from "../../test/failure.js";
import { encode } from "../encode/encode.js";
import type { jsonlMessages } from "./errors.js";
import { readJsonLines } from "./read.js";

const read = (text: string | Uint8Array) =>
  readJsonLines(typeof text === "string" ? utf8(text) : text, { name: "t.jsonl" });
const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join("");

describe("readJsonLines", () => {
  test("makes columns by the names of the first line, with the line of every row", () => {
    const table = read('{"a": 1.5, "b": "x"}\n{"b":"y","a":-2e3}\n');
    expect(table).toMatchObject({ name: "t.jsonl", rows: 2, names: ["a", "b"] });
    expect(linesOf(table)).toEqual([1, 2]);
    expect([...columnsOf(table)]).toEqual([
      ["a", ["1.5", "-2000"]],
      ["b", ["x", "y"]],
    ]);
  });

  test.each([
    ["LF", '{"a":1}\n{"a":2}\n'],
    ["CRLF", '{"a":1}\r\n{"a":2}\r\n'],
    ["a byte order mark", '\uFEFF{"a":1}\n{"a":2}'],
    ["blanks", ' { "a"\t: 1 }\n{"a":2 } \n'],
    ["blank lines at the end", '{"a":1}\n{"a":2}\n\n \r\n'],
  ])("reads the same with %s", (_, text) => {
    expect(columnsOf(read(text)).get("a")).toEqual(["1", "2"]);
  });

  test("takes null and a name that is missing for a cell without a value", () => {
    expect(columnsOf(read('{"a":1,"b":null}\n{"a":null}\n{"b":3}\n'))).toEqual(
      new Map([
        ["a", ["1", "", ""]],
        ["b", ["", "", "3"]],
      ]),
    );
  });

  test("knows numbers from texts: a column of digits in quotes holds categories", () => {
    const { columns } = encode(
      read(lines({ zip: "007", n: 1, y: "a" }, { zip: "12", n: 2, y: "b" }, { zip: "007", n: 3, y: "a" })),
    );
    expect(columns.inputs).toEqual([{ name: "zip", categories: ["007", "12"] }, { name: "n" }]);
  });

  test("takes booleans for categories, and as a target for classes", () => {
    const { columns, labels } = encode(read(lines({ a: true, b: false }, { a: false, b: true })));
    expect(columns.inputs).toEqual([{ name: "a", categories: ["false", "true"] }]);
    expect(labels).toEqual(["false", "true"]);
  });

  test("reads what JSON.parse reads", () => {
    const odd = {
      "": 0,
      'q"\\/\b\f\n\r\t': "\u0000\u2028é😀",
      "\\": "\\\\",
      e: -0.5e-7,
      big: 1e21,
      zero: -0,
    };
    const { "": _, ...named } = odd;
    const table = read(`${lines(named)}{"\\u0065":1}`);
    expect([...columnsOf(table)].map(([name, [first]]) => [name, first])).toEqual(
      Object.entries(named).map(([name, value]) => [name, String(value)]),
    );
    expect(columnsOf(table).get("e")).toEqual(["-5e-8", "1"]);
  });

  test("takes __proto__, constructor and toString as ordinary names", () => {
    const table = read('{"__proto__":1,"constructor":2,"toString":3}\n');
    expect([...columnsOf(table)]).toEqual([
      ["__proto__", ["1"]],
      ["constructor", ["2"]],
      ["toString", ["3"]],
    ]);
    expect(({} as { toString: unknown }).toString).toBeTypeOf("function");
  });
});

const deep = "[".repeat(100_000);
const at = (column?: string, line = 1) => `t.jsonl, line ${line}${column ? `, column ${column}` : ""}`;
const whole = "Write one whole object on each line.";

const refused: Record<keyof typeof jsonlMessages, [string | Uint8Array, string][]> = {
  "jsonl/empty": [
    ["", "t.jsonl: expected a JSON object on each line, got an empty file."],
    ["\n \n", "t.jsonl: expected a JSON object on each line, got an empty file."],
  ],
  "jsonl/gzip": [
    [
      Uint8Array.of(0x1f, 0x8b, 8),
      "t.jsonl: expected text, got gzip data. Give the file a name that ends in .gz.",
    ],
  ],
  "jsonl/utf-16": [
    [Uint8Array.of(0xff, 0xfe, 123, 0), "t.jsonl: expected UTF-8, got UTF-16. Save the file as UTF-8."],
    [Uint8Array.of(123, 0, 125, 0), "t.jsonl: expected UTF-8, got UTF-16. Save the file as UTF-8."],
  ],
  "jsonl/utf-8": [
    [
      Uint8Array.of(...utf8('{"a":1}\n{"a":"'), 0xe9, 0x22, 0x7d),
      `${at(undefined, 2)}: expected UTF-8, got bytes of another encoding. Save the file as UTF-8.`,
    ],
  ],
  "jsonl/row-too-long": [
    [
      `{"a":1}\n{"a":"${"x".repeat(100_000_000)}"}\n`,
      `${at(undefined, 2)}: expected at most 4194304 bytes in a line, got more. Look for line ends that are missing.`,
    ],
  ],
  "jsonl/blank-line": [
    ['{"a":1}\n\n{"a":2}\n', `${at(undefined, 2)}: expected an object, got a blank line. Remove it.`],
  ],
  "jsonl/no-object": [
    [
      "[1]",
      `${at()}: expected an object such as {"petal_width": 0.2}, got a list. Write one object on each line.`,
    ],
    [
      deep,
      `${at()}: expected an object such as {"petal_width": 0.2}, got a list. Write one object on each line.`,
    ],
    [
      '"a"',
      `${at()}: expected an object such as {"petal_width": 0.2}, got a text. Write one object on each line.`,
    ],
    [
      "-1.5",
      `${at()}: expected an object such as {"petal_width": 0.2}, got a number. Write one object on each line.`,
    ],
    [
      "null",
      `${at()}: expected an object such as {"petal_width": 0.2}, got null. Write one object on each line.`,
    ],
  ],
  "jsonl/syntax": [
    ["a,b", `${at()}, character 1: expected "{", got "a,b". ${whole}`],
    ["{", `${at()}, character 2: expected a name in quotes, got the end of the line. ${whole}`],
    ["{a:1}", `${at()}, character 2: expected a name in quotes, got "a:1}". ${whole}`],
    ['{"a" 1}', `${at()}, character 6: expected a colon, got "1}". ${whole}`],
    ['{"a":}', `${at()}, character 6: expected a value, got "}". ${whole}`],
    ['{"a":1', `${at()}, character 7: expected "," or "}", got the end of the line. ${whole}`],
    ['{"a":01}', `${at()}, character 7: expected "," or "}", got "1}". ${whole}`],
    ['{"a":1,}', `${at()}, character 8: expected a name in quotes, got "}". ${whole}`],
    ['{"a":1}{"a":2}', `${at()}, character 8: expected the end of the line, got "{\\"a\\":2}". ${whole}`],
    ['{"a":"x', `${at()}, character 8: expected a closing quote, got the end of the line. ${whole}`],
    ['{"a":"x\\"', `${at()}, character 10: expected a closing quote, got the end of the line. ${whole}`],
    ['{"a":"\t"}', `${at()}, character 6: expected a text as JSON writes it, got "\\"\\t\\"}". ${whole}`],
    ['{"a":"\\x"}', `${at()}, character 6: expected a text as JSON writes it, got "\\"\\\\x\\"}". ${whole}`],
    ['{"a":\0}', `${at()}, character 6: expected a value, got "\\u0000}". ${whole}`],
    ['{"a":tru}', `${at()}, character 6: expected a value, got "tru}". ${whole}`],
  ],
  "jsonl/not-finite": [
    ['{"a":NaN}', `${at("a")}: expected a JSON value, got NaN. JSON has no such number; write null.`],
    [
      '{"a":-Infinity}',
      `${at("a")}: expected a JSON value, got -Infinity. JSON has no such number; write null.`,
    ],
  ],
  "jsonl/range": [
    [
      '{"a":1}\n{"a":-1e999}',
      `${at("a", 2)}: expected a number, got "-1e999". It is beyond the range of numbers, about 1.8e308.`,
    ],
  ],
  "jsonl/nested": [
    [
      `{"a":${deep}`,
      `${at("a")}: expected a number, a text, true, false or null, got a list. Write its parts as columns of their own.`,
    ],
    [
      `{"a":1}\n${'{"a":'.repeat(100_000)}`,
      `${at("a", 2)}: expected a number, a text, true, false or null, got an object. Write its parts as columns of their own.`,
    ],
  ],
  "jsonl/key-empty": [
    ['{"":1}', `${at()}: expected a name for each value, got an empty one. Give it a name or remove it.`],
  ],
  "jsonl/key-duplicate": [
    ['{"a":1,"a":2}', `${at()}: expected each name once, got a twice. Rename one.`],
    [
      '{"a":1}\n{"a":1,"\\u0061":2}',
      `${at(undefined, 2)}: expected each name once, got a twice. Rename one.`,
    ],
    ['{"__proto__":1,"__proto__":2}', `${at()}: expected each name once, got __proto__ twice. Rename one.`],
  ],
  "jsonl/key-unknown": [
    [
      '{"width":1,"kind":2}\n{"widht":1}',
      `${at(undefined, 2)}: expected the names of the first line, got widht. Did you mean width? They are width, kind; what a row lacks may be left out, but the first line needs all.`,
    ],
    [
      '{"a":1}\n{"__proto__":1}',
      `${at(undefined, 2)}: expected the names of the first line, got __proto__. They are a; what a row lacks may be left out, but the first line needs all.`,
    ],
  ],
  "jsonl/no-keys": [
    [
      "{}",
      `${at()}: expected the names of the columns, got an object without any. Write them in the first line.`,
    ],
  ],
  "jsonl/too-many-columns": [
    [
      `{${Array.from({ length: 65_537 }, (_, i) => `"c${i}":1`).join()}}`,
      `${at()}: expected at most 65536 names, got 65537. Look for line ends that are missing.`,
    ],
  ],
};

describe("readJsonLines refuses", () => {
  const cases = Object.entries(refused).flatMap(([code, inputs]) =>
    inputs.map(([file, message]) => ({ code, message, file })),
  );
  test.each(cases)("$code: $message", ({ code, message, file }) => {
    expect(failureOf(() => read(file))).toEqual({ code, message });
  });

  test("a text in a column of numbers, with the way to write it", () => {
    const table = read(lines({ n: 1, y: "a" }, { n: "2", y: "b" }));
    expect(failureOf(() => encode(table)).message).toBe(
      't.jsonl, line 2, column n: expected a number, got "2". It is a text; write it without quotes.',
    );
  });
});
