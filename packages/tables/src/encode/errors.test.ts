import { describe, expect, test } from "vitest";
import { failureOf, utf8 } from "../../test/failure.js";
import { readCsv } from "../csv/read.js";
import { encode } from "./encode.js";
import { encodeFor, encodeRow } from "./encode-for.js";
import type { encodeMessages } from "./errors.js";
import type { EncodeOptions } from "./learn.js";

const table = (text: string) => readCsv(utf8(text), { name: "iris.csv" });
const training =
  (text: string, options: EncodeOptions = {}) =>
  () =>
    encode(table(text), options);

const columns = {
  inputs: [{ name: "width" }, { name: "color", categories: ["blue", "red"] }],
  targets: ["kind"],
};
const judging =
  (text: string, labels: readonly string[] | undefined = ["a", "b"]) =>
  () =>
    encodeFor(table(text), { columns, labels, requireTarget: true });
const row = (value: unknown) => () => encodeRow(columns.inputs, value);

const widthOf = (got: string) => training(`width,kind\n1,a\n${got},b\n2,b\n`);
const widthError = (got: string, advice: string) =>
  `iris.csv, line 3, column width: expected a number, got ${got}. ${advice}`;
const many = (count: number, cells: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => cells(i)).join("\n");
const wide = Array.from({ length: 200 }, (_, i) => `c${i}`);

const refused: Record<keyof typeof encodeMessages, [() => unknown, string][]> = {
  "cell/number": [
    [widthOf("abc"), widthError('"abc"', "Correct it or remove the row.")],
    [widthOf('"1,5"'), widthError('"1,5"', "Write 1.5 with a point, 1500 without a separator.")],
    [widthOf("1e999"), widthError('"1e999"', "It is beyond the range of numbers, about 1.8e308.")],
    [widthOf("inf"), widthError('"inf"', "Infinity cannot be learned from; write a finite number.")],
    [
      widthOf("-Infinity"),
      widthError('"-Infinity"', "Infinity cannot be learned from; write a finite number."),
    ],
    [widthOf("0x10"), widthError('"0x10"', "Write it in decimal.")],
    [widthOf("１２"), widthError('"１２"', "Write it in half-width digits.")],
    [
      training("x,y\n1,1.5\n2,2.5\n3,oops\n"),
      'iris.csv, line 4, column y: expected a number, got "oops". Correct it or remove the row.',
    ],
    [
      row({ width: "wide", color: "red" }),
      'row, field width: expected a number, got "wide". Correct it or remove the row.',
    ],
  ],
  "cell/missing": [
    [widthOf("n/a"), widthError('"n/a"', "Use --missing drop or --missing mean.")],
    [widthOf("NaN"), widthError('"NaN"', "Use --missing drop or --missing mean.")],
    [widthOf(""), widthError("an empty cell", "Use --missing drop or --missing mean.")],
    [
      training("color,kind\nred,a\n,b\n"),
      "iris.csv, line 3, column color: expected a category, got an empty cell. Use --missing drop or --missing mean.",
    ],
  ],
  "cell/missing-predict": [
    [
      judging("width,color,kind\n1,red,a\n?,red,b\n"),
      'iris.csv, line 3, column width: expected a number, got "?". Fill it in, or train with --missing mean.',
    ],
    [
      judging("width,color,kind\n1,,a\n"),
      "iris.csv, line 2, column color: expected a category, got an empty cell. Fill it in, or train with --missing mean.",
    ],
  ],
  "cell/category": [
    [
      judging("width,color,kind\n1,red,a\n2,green,b\n"),
      'iris.csv, line 3, column color: expected a category that was there in training, got "green". Known are blue, red; use --unseen ignore to take it as none of them.',
    ],
    [
      row({ width: 1, color: "green" }),
      'row, field color: expected a category that was there in training, got "green". Known are blue, red; use --unseen ignore to take it as none of them.',
    ],
  ],
  "target/missing": [
    [
      training("x,kind\n1,a\n2,\n3,b\n", { missing: "mean" }),
      "iris.csv, line 3, column kind: expected a target, got an empty cell. Use --missing drop or fill it in.",
    ],
    [
      training("x,y\n1,1.5\n2,NA\n3,2\n"),
      'iris.csv, line 3, column y: expected a target, got "NA". Use --missing drop or fill it in.',
    ],
    [
      training("x,y\n1,0\n2,NA\n3,1\n"),
      'iris.csv, line 3, column y: expected a target, got "NA". Use --missing drop or fill it in.',
    ],
  ],
  "target/missing-predict": [
    [
      judging("width,color,kind\n1,red,a\n1,red,\n"),
      "iris.csv, line 3, column kind: expected a target, got an empty cell. Fill it in or remove the row.",
    ],
    [
      () =>
        encodeFor(table("x,y\n1,\n2,3\n"), {
          columns: { inputs: [{ name: "x" }], targets: ["y"] },
          requireTarget: true,
        }),
      "iris.csv, line 2, column y: expected a target, got an empty cell. Fill it in or remove the row.",
    ],
  ],
  "target/class": [
    [
      judging("width,color,kind\n1,red,a\n1,red,c\n"),
      'iris.csv, line 3, column kind: expected a class that was there in training, got "c". Known are a, b.',
    ],
  ],
  "target/text": [
    [
      training("x,kind\n1,a\n2,b\n", { task: "regression" }),
      'iris.csv, line 2, column kind: expected a number to learn (regression), got "a". Texts can be learned as classes, one target at a time; several targets must all be yes or no.',
    ],
    [
      training("x,y,kind\n1,2,a\n2,3,b\n", { targets: ["y", "kind"] }),
      'iris.csv, line 2, column kind: expected a number to learn (regression), got "a". Texts can be learned as classes, one target at a time; several targets must all be yes or no.',
    ],
  ],
  "target/unknown": [
    [
      training("width,species\n1,a\n2,b\n", { targets: ["Specis"] }),
      'iris.csv: expected a target among the columns, got "Specis". Did you mean species? The columns are width, species.',
    ],
    [
      training(`${wide.join()}\n${wide.map(() => 1).join()}\n`, { targets: ["species"] }),
      'iris.csv: expected a target among the columns, got "species". The columns are c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, … (200 in all).',
    ],
    [
      training("width,species\n1,a\n2,b\n", { targets: ["__proto__"] }),
      'iris.csv: expected a target among the columns, got "__proto__". The columns are width, species.',
    ],
  ],
  "target/none": [
    [training("a,b\n1,2\n2,3\n", { targets: [] }), "iris.csv: expected a target, got none. Name one."],
  ],
  "target/duplicate": [
    [
      training("a,b\n1,2\n2,3\n", { targets: ["b", "b"] }),
      "iris.csv: expected different targets, got b twice. Name it once.",
    ],
  ],
  "target/no-inputs": [
    [
      training("a\n1\n2\n"),
      "iris.csv: expected a column beside the targets, got none. The network needs something to learn from.",
    ],
    [
      training("a,b\n1,2\n2,3\n", { targets: ["b", "a"] }),
      "iris.csv: expected a column beside the targets, got none. The network needs something to learn from.",
    ],
  ],
  "target/several-classes": [
    [
      training("a,b,c\n1,2,0\n2,3,1\n", { targets: ["b", "c"], task: "classification" }),
      'iris.csv, column b: expected yes or no, 1 or 0, true or false in each of several targets, got "2". Name one target to learn its classes, or use --task regression for numbers.',
    ],
  ],
  "target/yes-no": [
    [
      () =>
        encodeFor(table("x,a,b\n1,yes,no\n2,perhaps,no\n"), {
          columns: { inputs: [{ name: "x" }], targets: ["a", "b"] },
          yesNo: true,
          requireTarget: true,
        }),
      'iris.csv, line 3, column a: expected yes or no, 1 or 0, true or false, got "perhaps". Correct it or remove the row.',
    ],
  ],
  "target/one-class": [
    [
      training("x,a,b\n1,yes,no\n2,no,0\n", { targets: ["a", "b"] }),
      'iris.csv, column b: expected at least 2 classes, got "no" in every row. There is nothing to tell apart; name another target.',
    ],
    [
      training("x,kind\n1,a\n2,a\n"),
      'iris.csv, column kind: expected at least 2 classes, got "a" in every row. There is nothing to tell apart; name another target.',
    ],
  ],
  "target/one-number": [
    [
      training("x,y\n1,3\n2,3.0\n"),
      "iris.csv, column y: expected different numbers, got 3 in every row. There is nothing to learn; name another target.",
    ],
  ],
  "target/too-many-classes": [
    [
      training(`x,kind\n${many(1001, (i) => `${i},k${i}`)}\n`),
      "iris.csv, column kind: expected at most 1000 classes, got 1001. It looks like a name or an id; choose another target.",
    ],
  ],
  "column/too-many-categories": [
    [
      training(`name,kind\n${many(1001, (i) => `n${i},${"ab"[i % 2]}`)}\n`),
      "iris.csv, column name: expected at most 1000 categories, got 1001. It looks like a name or an id; remove the column.",
    ],
  ],
  "column/empty": [
    [
      training("x,note,kind\n1,,a\n2,,b\n", { missing: "drop" }),
      "iris.csv, column note: expected values, got empty cells only. Remove the column.",
    ],
  ],
  "column/absent": [
    [
      judging("widht,color,kind\n1,red,a\n"),
      "iris.csv: expected the column width, which the model was trained with, got none of that name. Add or rename it. Did you mean widht?",
    ],
    [
      judging("width,color\n1,red\n"),
      "iris.csv: expected the column kind, which the model was trained with, got none of that name. Add or rename it.",
    ],
  ],
  "rows/all-dropped": [
    [
      training("a,b,kind\n1,,a\n,2,b\n", { missing: "drop" }),
      "iris.csv: expected rows without empty cells, got none among 2. Use --missing mean, or remove the emptiest column.",
    ],
  ],
  "rows/one": [
    [training("x,y\n1,2\n"), "iris.csv: expected at least 2 rows to learn from, got 1. Add rows."],
  ],
  "rows/identical": [
    [
      training("x,color,kind\n1,red,a\n1.0,red,b\n"),
      "iris.csv: expected inputs that differ, got the same in all 2 rows. There is nothing to learn from.",
    ],
  ],
  "rows/too-large": [
    [
      training(`${wide.join()}\n${many(1000, (i) => wide.map(() => `k${i}`).join())}\n`),
      "iris.csv: expected at most 134217728 numbers, got 1000 rows of 199000 inputs. Use fewer rows, or remove columns with many categories.",
    ],
  ],
  "row/object": [
    [row([1, 2]), 'row: expected a JSON object such as {"petal_width": 0.2}, got a list.'],
    [row(null), 'row: expected a JSON object such as {"petal_width": 0.2}, got null.'],
    [row("x"), 'row: expected a JSON object such as {"petal_width": 0.2}, got a string.'],
    [row(undefined), 'row: expected a JSON object such as {"petal_width": 0.2}, got undefined.'],
    [row(3), 'row: expected a JSON object such as {"petal_width": 0.2}, got a number.'],
  ],
  "row/absent": [
    [
      row({ Width: 1, color: "red" }),
      "row: expected the field width, which the model was trained with, got none of that name. Add or rename it. Did you mean Width?",
    ],
    [
      row({}),
      "row: expected the field width, which the model was trained with, got none of that name. Add or rename it.",
    ],
  ],
  "row/value": [
    [row({ width: null, color: "red" }), "row, field width: expected a number or a text, got null."],
    [row({ width: [1], color: "red" }), "row, field width: expected a number or a text, got a list."],
    [
      row({ width: 1, color: { name: "red" } }),
      "row, field color: expected a number or a text, got an object.",
    ],
  ],
};

describe("a table or row is refused", () => {
  const cases = Object.entries(refused).flatMap(([code, inputs]) =>
    inputs.map(([call, message]) => ({ code, message, call })),
  );
  test.each(cases)("$code: $message", ({ code, message, call }) => {
    expect(failureOf(call)).toEqual({ code, message });
  });
});
