// What can be wrong with the text of a table of JSON lines.
import { type Fail, thrower } from "kobai";
import { at, type FilePlace, listed, named, quoted } from "../table/place.js";

type At = { place: FilePlace };
type Got = { got: string };
/** Counted from 1. */
type Character = { character: number };

export const jsonlMessages = {
  "jsonl/empty": ({ place }: At) => `${at(place)}: expected a JSON object on each line, got an empty file.`,
  "jsonl/gzip": ({ place }: At) =>
    `${at(place)}: expected text, got gzip data. Give the file a name that ends in .gz.`,
  "jsonl/utf-16": ({ place }: At) => `${at(place)}: expected UTF-8, got UTF-16. Save the file as UTF-8.`,
  "jsonl/utf-8": ({ place }: At) =>
    `${at(place)}: expected UTF-8, got bytes of another encoding. Save the file as UTF-8.`,
  "jsonl/row-too-long": ({ place, limit }: At & { limit: number }) =>
    `${at(place)}: expected at most ${limit} bytes in a line, got more. Look for line ends that are missing.`,
  "jsonl/blank-line": ({ place }: At) => `${at(place)}: expected an object, got a blank line. Remove it.`,
  "jsonl/no-object": ({ place, got }: At & Got) =>
    `${at(place)}: expected an object such as {"petal_width": 0.2}, got ${got}. Write one object on each line.`,
  "jsonl/syntax": ({ place, character, wanted, got }: At & Character & Got & { wanted: string }) =>
    `${at(place)}, character ${character}: expected ${wanted}, got ${got === "" ? "the end of the line" : quoted(got)}. Write one whole object on each line.`,
  "jsonl/not-finite": ({ place, got }: At & Got) =>
    `${at(place)}: expected a JSON value, got ${got}. JSON has no such number; write null.`,
  "jsonl/range": ({ place, got }: At & Got) =>
    `${at(place)}: expected a number, got ${quoted(got)}. It is beyond the range of numbers, about 1.8e308.`,
  "jsonl/nested": ({ place, got }: At & { got: "a list" | "an object" }) =>
    `${at(place)}: expected a number, a text, true, false or null, got ${got}. Write its parts as columns of their own.`,
  "jsonl/key-empty": ({ place }: At) =>
    `${at(place)}: expected a name for each value, got an empty one. Give it a name or remove it.`,
  "jsonl/key-duplicate": ({ place, name }: At & { name: string }) =>
    `${at(place)}: expected each name once, got ${named(name)} twice. Rename one.`,
  "jsonl/key-unknown": ({
    place,
    name,
    known,
    near,
  }: At & { name: string; known: readonly string[]; near: string | undefined }) =>
    `${at(place)}: expected the names of the first line, got ${named(name)}.${near === undefined ? "" : ` Did you mean ${named(near)}?`} They are ${listed(known)}; what a row lacks may be left out, but the first line needs all.`,
  "jsonl/no-keys": ({ place }: At) =>
    `${at(place)}: expected the names of the columns, got an object without any. Write them in the first line.`,
  "jsonl/too-many-columns": ({ place, limit, got }: At & { limit: number; got: number }) =>
    `${at(place)}: expected at most ${limit} names, got ${got}. Look for line ends that are missing.`,
};

export const fail: Fail<typeof jsonlMessages> = thrower(jsonlMessages);
