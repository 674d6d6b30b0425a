// What can be wrong with the text of a table.
import { type Fail, thrower } from "kobai";
import { at, type FilePlace, named, quoted } from "../table/place.js";

type At = { place: FilePlace };

export const csvMessages = {
  "csv/empty": ({ place }: At) =>
    `${at(place)}: expected a header line with the names of the columns, got an empty file.`,
  "csv/header-only": ({ place }: At) =>
    `${at(place)}: expected rows below the header line, got none. Add rows.`,
  "csv/gzip": ({ place }: At) =>
    `${at(place)}: expected text, got gzip data. Give the file a name that ends in .gz.`,
  "csv/utf-16": ({ place }: At) => `${at(place)}: expected UTF-8, got UTF-16. Save the file as "CSV UTF-8".`,
  "csv/utf-8": ({ place }: At) =>
    `${at(place)}: expected UTF-8, got bytes of another encoding. Save the file as "CSV UTF-8".`,
  "csv/nul": ({ place }: At) => `${at(place)}: expected text, got a NUL character. Remove it.`,
  "csv/carriage-return": ({ place }: At) =>
    `${at(place)}: expected lines that end in LF or CRLF, got CR alone. Save the file with other line ends.`,
  "csv/row-too-long": ({ place, limit }: At & { limit: number }) =>
    `${at(place)}: expected at most ${limit} bytes in a row, got more. Look for a quote that is never closed or line ends that are missing.`,
  "csv/too-many-columns": ({ place, limit, got }: At & { limit: number; got: number }) =>
    `${at(place)}: expected at most ${limit} columns, got ${got}. Look for line ends that are missing.`,
  "csv/delimiter": ({ place, expected, got }: At & { expected: string; got: string }) =>
    `${at(place)}: expected names separated by ${delimiterName(expected)}, got ${delimiterName(got)}. ${delimiterAdvice(expected, got)}`,
  "csv/column-empty": ({ place, position }: At & { position: number }) =>
    `${at(place)}: expected a name for column ${position}, got an empty cell. Give it a name or remove it.`,
  "csv/column-duplicate": ({
    place,
    name,
    first,
    second,
  }: At & { name: string; first: number; second: number }) =>
    `${at(place)}: expected each name once, got ${named(name)} in column ${first} and in column ${second}. Rename one.`,
  "csv/blank-line": ({ place }: At) =>
    `${at(place)}: expected a row, got a blank line. Remove it; write "" for an empty cell.`,
  "csv/row-short": ({
    place,
    expected,
    got,
    missing,
  }: At & { expected: number; got: number; missing: string }) =>
    `${at(place)}: expected ${expected} cells, got ${got}. The first one missing is ${named(missing)}.`,
  "csv/row-long": ({ place, expected, got, extra }: At & { expected: number; got: number; extra: string }) =>
    `${at(place)}: expected ${expected} cells, got ${got}. The first one too many is ${quoted(extra)}; quote cells that contain the separator.`,
  "csv/quote-open": ({ place }: At) =>
    `${at(place)}: expected a closing quote, got the end of the file. Close the quote, or double it ("") where a quote is meant.`,
  "csv/quote-inside": ({ place }: At) =>
    `${at(place)}: expected no quote inside a cell, got one. Put the whole cell in quotes and double ("") the quote inside.`,
};

function delimiterName(delimiter: string): string {
  return { ",": "commas", ";": "semicolons", "\t": "tabs" }[delimiter] as string;
}

function delimiterAdvice(expected: string, got: string): string {
  if (got === "\t") return "Name the file .tsv.";
  return expected === "\t" && got === ","
    ? "Name the file .csv."
    : `Save the file with ${delimiterName(expected)}.`;
}

export const fail: Fail<typeof csvMessages> = thrower(csvMessages);
