// What can be wrong with a file that is no text of a table: JSON lines, Parquet, or packed by gzip. In English.
import type { fileMessages, jsonlMessages, parquetMessages } from "@kobai/tables";
import { short } from "./cells.js";

type Messages = typeof jsonlMessages & typeof parquetMessages & Omit<typeof fileMessages, "file/kind">;
type Told = Omit<Messages, "jsonl/key-unknown">;
export type FormatFaults = {
  readonly [Code in keyof Told]: (fields: Parameters<Told[Code]>[0]) => string;
} & { readonly "jsonl/key-unknown": (fields: { place: object; name: string }) => string };

interface Spot {
  readonly line?: number;
  readonly row?: number;
  readonly column?: string;
}

const name = (text: string) => `“${short(text)}”`;
const where = (place: object) => {
  const { line, row, column } = place as Spot;
  const parts = [
    line && `line ${line}`,
    row && `row ${row}`,
    column !== undefined && `column ${name(column)}`,
  ];
  const told = parts.filter(Boolean).join(", ");
  return told === "" ? "The file: " : `${told.replace(/^./, (first) => first.toUpperCase())}: `;
};
const again = "The file is damaged or cut off. Make or fetch it again.";

export const formatFaults: FormatFaults = {
  "file/gzip-damaged": () => again,
  "file/gzip-too-large": () => "Unpacked, the file is too large. Take fewer rows.",
  "jsonl/empty": () => "The file is empty. It must have a JSON object on each line.",
  "jsonl/gzip": () => "This is a compressed file. Give it a name that ends in .gz.",
  "jsonl/utf-16": () => "The text is UTF-16. Save it as UTF-8.",
  "jsonl/utf-8": ({ place }) => `${where(place)}the text is not UTF-8. Save it as UTF-8.`,
  "jsonl/row-too-long": ({ place }) =>
    `${where(place)}the line is too long. Look for line ends that are missing.`,
  "jsonl/blank-line": ({ place }) => `${where(place)}a blank line. Remove it.`,
  "jsonl/no-object": ({ place }) =>
    `${where(place)}no JSON object. Write one on each line, such as {"width": 0.2}.`,
  "jsonl/syntax": ({ place, character }) =>
    `${where(place)}something is wrong at character ${character}. Write one whole JSON object on each line.`,
  "jsonl/not-finite": ({ place, got }) => `${where(place)}JSON has no ${short(got)}. Write null.`,
  "jsonl/range": ({ place, got }) =>
    `${where(place)}${name(got)} is beyond the range of numbers, about 1.8e308.`,
  "jsonl/nested": ({ place }) =>
    `${where(place)}a list or an object inside. Write its parts as columns of their own.`,
  "jsonl/key-empty": ({ place }) => `${where(place)}a value without a name. Give it one, or remove it.`,
  "jsonl/key-duplicate": ({ place, name: twice }) =>
    `${where(place)}${name(twice)} stands there twice. Rename one.`,
  "jsonl/key-unknown": ({ place, name: unknown }) =>
    `${where(place)}${name(unknown)} is no name of the first line, which must have them all.`,
  "jsonl/no-keys": ({ place }) =>
    `${where(place)}an object without names. The first line must have them all.`,
  "jsonl/too-many-columns": ({ place }) =>
    `${where(place)}too many names. Look for line ends that are missing.`,
  "parquet/empty": () => "The file is empty. Make or fetch it again.",
  "parquet/magic": () => "This is no Parquet file, or it is cut off. Check its name, or fetch it again.",
  "parquet/encrypted": () => "The file is encrypted. Write it without encryption.",
  "parquet/footer": () => again,
  "parquet/damaged": ({ place }) => `${where(place)}${again[0].toLowerCase()}${again.slice(1)}`,
  "parquet/nested": ({ place }) =>
    `${where(place)}it holds lists or structs. Write their parts as columns of their own.`,
  "parquet/type": ({ place, got }) =>
    `${where(place)}its type ${short(got)} is no number and no text. Write it as another type.`,
  "parquet/codec": ({ place, got }) =>
    `${where(place)}it is packed by ${short(got)}. Write the file with snappy, gzip, zstd, brotli, lz4, or unpacked.`,
  "parquet/encoding": ({ place, got }) =>
    `${where(place)}its encoding ${short(got)} is not known here. Write the file with another program or version.`,
  "parquet/rows": ({ place, expected, got }) =>
    `${where(place)}${got} rows, where the file promises ${expected}. ${again}`,
  "parquet/int64": ({ place, got }) =>
    `${where(place)}${short(got)} is too large a whole number to be kept exactly. Write the column as text, or leave it out.`,
  "parquet/utf-8": ({ place }) =>
    `${where(place)}the text is not UTF-8. Write the column as text, or leave it out.`,
  "parquet/page-too-large": ({ place }) =>
    `${where(place)}its pages are too large. Write the file with smaller ones.`,
  "parquet/cells": () => "The file says that it has more cells than fit into it. Write it as several files.",
  "parquet/no-rows": () => "There are no rows. Add rows.",
  "parquet/no-columns": () => "There are no columns. Add columns.",
  "parquet/too-many-columns": ({ limit, got }) =>
    `There are ${got} columns, and at most ${limit} are read. Leave some out.`,
  "parquet/column-empty": ({ position }) => `Column ${position} has no name. Give it one, or remove it.`,
  "parquet/column-duplicate": ({ name: twice }) => `There are two columns ${name(twice)}. Rename one.`,
};
