// What can be wrong before a file's contents are looked at: its name and its compression.
import { type Fail, thrower } from "kobai";
import { pathNamed } from "../table/place.js";

type File = { file: string };

export const fileMessages = {
  "file/kind": ({ file }: File) =>
    `${pathNamed(file)}: expected a file named .csv, .tsv, .jsonl or .parquet, which may end in .gz, or an IDX pair written images,labels.`,
  "file/gzip-damaged": ({ file }: File) =>
    `${pathNamed(file)}: expected complete gzip data, got damaged or shortened data. Make or fetch the file again.`,
  "file/gzip-too-large": ({ file, limit }: File & { limit: number }) =>
    `${pathNamed(file)}: expected at most ${limit} bytes when decompressed, got more. Decompress the file yourself if you trust it.`,
};

export const fail: Fail<typeof fileMessages> = thrower(fileMessages);
