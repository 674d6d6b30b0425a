// Every mistake on a command line: one line on standard error, exit 2, no stack, nothing on standard output.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { flowers, folderWith } from "./data.js";
import { inTurns, kobai, type Outcome } from "./kobai.js";

const train = (...words: string[]) => ["train", "flowers.csv", ...words];
const later = (command: string) =>
  `kobai ${command}: this command comes in a later version. kobai --help lists those of this one.`;

/** Words after `kobai`, and the whole line that answers them. */
const mistakes: readonly (readonly [words: readonly string[], line: string])[] = [
  [["trian"], 'kobai: expected a command, got "trian". Did you mean train?'],
  [["fly"], 'kobai: expected a command, got "fly". kobai --help lists them.'],
  [
    ["explain", "m"],
    `explain: expected --row JSON, got none. Give a row such as --row '{"petal_width": 0.2, ...}'.`,
  ],
  [["sweep", "plan.toml"], later("sweep")],
  [["worker"], later("worker")],
  [["--verbose"], 'kobai: expected an option of the command, got "--verbose". kobai --help lists them.'],
  [
    train("--epoch", "5"),
    'kobai train: expected an option of the command, got "--epoch". Did you mean --epochs?',
  ],
  [
    train("--gpu"),
    'kobai train: expected an option of the command, got "--gpu". kobai train --help lists them.',
  ],
  [train("--epochs"), "kobai train: expected a value after --epochs <N>, got none."],
  [
    ["train"],
    "kobai train: expected data: mnist, a table or an IDX pair, got nothing. kobai train --help shows how.",
  ],
  [["evaluate"], "kobai evaluate: expected a model file, got nothing. kobai evaluate --help shows how."],
  [
    ["evaluate", "m"],
    "kobai evaluate: expected data: mnist, a table or an IDX pair, got nothing. kobai evaluate --help shows how.",
  ],
  [
    train("my", "data.csv"),
    'kobai train: expected nothing more, got "my". Put quotes around a name with blanks.',
  ],
  [train("--learning-rate", "0"), '--learning-rate: expected a finite number above 0, got "0". Try 0.001.'],
  [train("--learning-rate", "-1"), '--learning-rate: expected a finite number above 0, got "-1". Try 0.001.'],
  [
    train("--learning-rate", "NaN"),
    '--learning-rate: expected a finite number above 0, got "NaN". Try 0.001.',
  ],
  [
    train("--batch-size", "0"),
    '--batch-size: expected a whole number from 1 to 2147483647, got "0". Try 32.',
  ],
  [
    train("--batch-size", "61"),
    "--batch-size: expected at most the 60 training rows, got 61. Use 60 to take them all at once.",
  ],
  [train("--epochs", "0"), '--epochs: expected a whole number from 1 to 1000000, got "0". Try 10.'],
  [
    train("--hidden", "0"),
    '--hidden: expected sizes from 1 to 1048576 with commas between, got "0". Write 100,50 for two layers, none for no hidden layer.',
  ],
  [
    train("--hidden", "1e9"),
    '--hidden: expected sizes from 1 to 1048576 with commas between, got "1e9". Write 100,50 for two layers, none for no hidden layer.',
  ],
  [
    train("--hidden", "90000,90000"),
    '--hidden: expected a network of at most 100 million parameters, got 8,100,810,003 with "90000,90000". Use smaller layers.',
  ],
  [
    train("--seed", "1.5"),
    '--seed: expected a whole number from 0 to 9007199254740991, got "1.5". Use 0 if you have no preference.',
  ],
  [
    train("--threads", "0"),
    '--threads: expected a whole number from 1 to 64, got "0". Use auto to leave it to kobai.',
  ],
  [
    train("--report", "nowhere/r.html"),
    "nowhere/r.html: the folder nowhere does not exist. Make it first, or write elsewhere.",
  ],
  [train("--unseen", "drop"), '--unseen: expected error or ignore, got "drop".'],
  [
    ["predict", "m", "--row", "{}", "--unseen", "ignored"],
    '--unseen: expected error or ignore, got "ignored". Did you mean ignore?',
  ],
  [
    ["train", "mnist", "--unseen", "ignore"],
    "--unseen: expected a table, got mnist, which brings its own labels. Leave --unseen out.",
  ],
  [train("--preset", "fast"), '--preset: expected auto, lecture or best, got "fast".'],
  [
    train("--optimizer", "adan"),
    '--optimizer: expected gradient-descent, momentum, rmsprop, adam or adamw, got "adan". Did you mean adam?',
  ],
  [
    train("--target", "knid"),
    'flowers.csv: expected a target among the columns, got "knid". The columns are width, height, color, kind.',
  ],
  [
    train("--target", "width", "--task", "regression", "--loss", "cross-entropy"),
    "--loss: expected mean-squared-error or squared-error to learn numbers, got cross-entropy. It is for classes.",
  ],
  [
    train("--out", "nowhere/m.safetensors"),
    "nowhere/m.safetensors: the folder nowhere does not exist. Make it first, or write elsewhere.",
  ],
  [train("--out", "folder"), "folder: expected a file, got a folder. Add a file name."],
  [
    train("--out", "flowers.csv/m"),
    "flowers.csv: expected a folder, got a file. Name a folder, which is made if it is missing.",
  ],
  [
    train("--checkpoint", "flowers.csv"),
    "flowers.csv: expected a folder, got a file. Name a folder, which is made if it is missing.",
  ],
  [
    train("--resume"),
    "--resume: expected --checkpoint DIR beside it, got none. Name the folder that the stopped run wrote to.",
  ],
  [
    train("--checkpoint", "folder", "--resume"),
    "--resume: expected a checkpoint in folder, got none. Leave --resume out to begin.",
  ],
  [
    train("--test", "other.csv"),
    "other.csv: expected the column height, which the model was trained with, got none of that name. Add or rename it.",
  ],
  [["train", "nowhere.csv"], "nowhere.csv: there is no such file. Check the name."],
  [["train", "folder.csv"], "folder.csv: expected a file, got a folder. Add a file name."],
  [["train", "data.parquet"], "data.parquet: there is no such file. Check the name."],
  [
    ["train", "flowers"],
    "flowers: expected mnist, a file named .csv, .tsv, .jsonl or .parquet, which may end in .gz, or an IDX pair written images,labels.",
  ],
  [
    ["train", "-"],
    "train: expected a file, got standard input. Training reads its data from files, so that the run can be made again.",
  ],
  [
    ["train", "mnist", "--target", "x"],
    "--target: expected a table, got mnist, which brings its own labels. Leave --target out.",
  ],
  [
    ["predict", "m", "d.csv", "--row", "[1]"],
    "predict: expected either a data file or --row, got both. Leave one of them out.",
  ],
  [["predict", "m"], "predict: expected a data file, - for standard input, or --row JSON, got none of them."],
  [["predict", "nowhere", "--row", "[1]"], "nowhere: there is no such file. Check the name."],
  [["inspect", "nowhere"], "nowhere: there is no such file. Check the name."],
];

/** Files whose contents are wrong, by what is wrong with them. Their whole messages are tested in @kobai/tables. */
const badFiles: Readonly<Record<string, string | Uint8Array>> = {
  "empty.csv": "",
  "header-only.csv": "a,b\n",
  "utf-16.csv": Buffer.from("a,b\n1,2\n", "utf16le"),
  "nul.csv": "a,b\n1,\0\n",
  "short-row.csv": "a,b\n1\n",
  "long-row.csv": "a,b\n1,2,3\n",
  "duplicate-column.csv": "a,a\n1,2\n",
  "unnamed-column.csv": "a,\n1,2\n",
  "open-quote.csv": 'a,b\n"1,2\n',
  "inner-quote.csv": 'a,b\n1"x,2\n',
  "comma-number.csv": 'a,b\n1.5,x\n"1,5",y\n2.5,x\n',
  "infinite-number.csv": "a,b\n1,x\n1e999,y\n2,x\n",
  "empty-cell.csv": "a,b\n1,x\n,y\n2,x\n",
  "full-width.csv": "a,b\n1,x\n１,y\n2,x\n",
  "one-class.csv": "a,b\n1,x\n2,x\n",
  "identical.csv": "a,b\n1,x\n1,y\n1,x\n",
  "one-row.csv": "a,b\n1,x\n",
  "cut.csv.gz": Buffer.from([0x1f, 0x8b, 8, 0]),
};
const badPairs: Readonly<Record<string, Uint8Array>> = {
  "magic-idx3-ubyte": Buffer.from([9, 9, 8, 3]),
  "cut-idx3-ubyte": Buffer.from([0, 0, 8, 3, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 1, 1]),
  "three-idx3-ubyte": Buffer.from([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3]),
};
const labels = { "labels-idx1-ubyte": Buffer.from([0, 0, 8, 1, 0, 0, 0, 2, 0, 1]) };
const badData = [
  ...Object.keys(badFiles),
  ...Object.keys(badPairs).map((name) => `${name},labels-idx1-ubyte`),
];

let folder: string;
let outcomes: Map<readonly string[], Outcome>;
const badCalls = badData.map((name) => ["train", name]);

beforeAll(async () => {
  folder = await folderWith({
    "flowers.csv": flowers(60),
    "other.csv": "width,color,kind\n1,red,rose\n",
    ...badFiles,
    ...badPairs,
    ...labels,
  });
  await mkdir(join(folder, "folder"));
  await mkdir(join(folder, "folder.csv"));
  const calls = [...mistakes.map(([words]) => words), ...badCalls];
  const results = await inTurns(calls, (words) => kobai(words, { cwd: folder }));
  outcomes = new Map(calls.map((words, i) => [words, results[i]]));
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

describe("a mistake on the command line", () => {
  test.each(mistakes)("kobai %j", (words, line) => {
    expect(outcomes.get(words)).toEqual({ code: 2, signal: null, stdout: "", stderr: `${line}\n` });
  });
});

describe("a mistake in the data", () => {
  test.each(badCalls)("kobai %s %s", (...words) => {
    const call = badCalls.find(([, name]) => name === words[1]) as string[];
    const { code, stdout, stderr } = outcomes.get(call) as Outcome;
    expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({
      code: 2,
      stdout: "",
      lines: 1,
    });
    const named = words[1].split(",");
    expect(named.some((name) => stderr.startsWith(name))).toBe(true);
    expect(stderr).toMatch(/: expected .+, got .+\.\n$/);
  });
});
