// What can be wrong with a Parquet file.
import { type Fail, thrower } from "kobai";
import { at, type FilePlace, named, pathNamed } from "../table/place.js";

type File = { file: string };
type At = { place: FilePlace };
type Sizes = { limit: number; got: number };

export const parquetMessages = {
  "parquet/empty": ({ file }: File) =>
    `${pathNamed(file)}: expected a Parquet file, got an empty file. Make or fetch it again.`,
  "parquet/magic": ({ file }: File) =>
    `${pathNamed(file)}: expected a Parquet file (it begins and ends with PAR1), got something else. Check the name of the file, or fetch it again if it is cut off.`,
  "parquet/encrypted": ({ file }: File) =>
    `${pathNamed(file)}: expected a Parquet file that anyone may read, got an encrypted one. Write it without encryption.`,
  "parquet/footer": ({ file, got, bytes }: File & { got: number; bytes: number }) =>
    `${pathNamed(file)}: expected a footer within the file of ${bytes} bytes, got one of ${got}. The file is cut off or damaged.`,
  "parquet/damaged": ({ place, part }: At & { part: string }) =>
    `${at(place)}: expected ${part} as the format has it, got data that make no sense. Make or fetch the file again.`,
  "parquet/nested": ({ place, got }: At & { got: string }) =>
    `${at(place)}: expected a column of plain values, got ${got}. Write its parts as columns of their own.`,
  "parquet/type": ({ place, got }: At & { got: string }) =>
    `${at(place)}: expected numbers, texts, dates or booleans, got the type ${got}. Write the column in another type.`,
  "parquet/codec": ({ place, got }: At & { got: string }) =>
    `${at(place)}: expected data that are not compressed, or by snappy, gzip, zstd, brotli or lz4, got ${got}. Write the file with one of these.`,
  "parquet/encoding": ({ place, got }: At & { got: string }) =>
    `${at(place)}: expected an encoding of the format 2, got ${got}. Write the file with another program or version.`,
  "parquet/rows": ({ place, expected, got }: At & { expected: number; got: number }) =>
    `${at(place)}: expected ${expected} rows, as the footer says, got ${got}. The file is damaged; make or fetch it again.`,
  "parquet/int64": ({ place, got }: At & { got: string }) =>
    `${at(place)}: expected whole numbers up to 9007199254740992 (2^53), got ${got}, which would be rounded. Write the column as text, or leave it out.`,
  "parquet/utf-8": ({ place }: At) =>
    `${at(place)}: expected text in UTF-8, got other bytes. Write the column as text, or leave it out.`,
  "parquet/page-too-large": ({ place, limit, got }: At & Sizes) =>
    `${at(place)}: expected pages of at most ${limit} bytes when decompressed, got ${got}. Write the file with smaller pages.`,
  "parquet/cells": ({ file, limit, got }: File & Sizes) =>
    `${pathNamed(file)}: expected at most ${limit} cells in a file of this size, got ${got}. Write it as several files if you trust it.`,
  "parquet/no-rows": ({ file }: File) => `${pathNamed(file)}: expected rows, got none. Add rows.`,
  "parquet/no-columns": ({ file }: File) => `${pathNamed(file)}: expected columns, got none. Add columns.`,
  "parquet/too-many-columns": ({ file, limit, got }: File & Sizes) =>
    `${pathNamed(file)}: expected at most ${limit} columns, got ${got}. Leave some out.`,
  "parquet/column-empty": ({ file, position }: File & { position: number }) =>
    `${pathNamed(file)}: expected a name for column ${position}, got an empty one. Give it a name or remove it.`,
  "parquet/column-duplicate": ({ file, name }: File & { name: string }) =>
    `${pathNamed(file)}: expected each name once, got ${named(name)} twice. Rename one.`,
};

export const fail: Fail<typeof parquetMessages> = thrower(parquetMessages);
