// `kobai train` at work, in processes of its own.
import { rmSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { load, weightsHash } from "kobai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { flowers, folderWith, prices } from "./data.js";
import { kobaiIn, type Outcome } from "./kobai.js";

let folder: string;
const { run, printed } = kobaiIn(() => folder);
const trainJson = async (...words: string[]) => JSON.parse((await run(["train", ...words, "--json"])).stdout);

let trained: Outcome;
beforeAll(async () => {
  folder = await folderWith({
    "flowers.csv": flowers(90),
    "test.csv": flowers(30, 90),
    "flowers.tsv.gz": gzipSync(flowers(90).replaceAll(",", "\t")),
    "prices.csv": prices(60),
  });
  trained = await run(["train", "flowers.csv", "--test", "test.csv", "--out", "flowers.safetensors"]);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe("kobai train, for a person", () => {
  test("says what it chose, how it went, how good it is beside the commonest answer, and how to do it again", async () => {
    const { code, stdout, stderr } = trained;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("data        flowers.csv: 90 rows, 3 columns to learn from\n");
    expect(stdout).toContain("\ncolumns     2 numbers: width, height\n            1 category: color (2)\n");
    expect(stdout).toContain("network     4 - 64 relu - 3 softmax, 515 parameters\n");
    expect(stdout).toMatch(/\nepoch {3}1 of 667 {3}loss {2}\d\.\d{4} +\d+\.\d\d % right {3}/);
    expect(stdout).toMatch(/\ntest {8}100\.00 % of 30 rows right, loss \S+\n/);
    expect(stdout).toContain(
      "\n            33.33 % by always answering daisy, the commonest\n            macro F1 1.000, in which each class counts the same\n",
    );
    expect(stdout).toContain("\n      answer\ntrue  daisy  rose tulip\ndaisy    10     .     .\n");
    expect(stdout).toContain("\nsaved       flowers.safetensors\n");
    const model = load(await readFile(join(folder, "flowers.safetensors")));
    const command = "kobai train flowers.csv --test test.csv --seed 0";
    expect(stdout.endsWith(`\n${command}  # ${await weightsHash(model)}\n`)).toBe(true);
  });

  test("has no color and no movement in a pipe", () => {
    expect(trained.stdout).not.toContain("\u001b");
  });

  test("prints the command that makes the same weights", async () => {
    const last = trained.stdout.trimEnd().split("\n").at(-1) as string;
    const [command, hash] = last.split("  # ");
    const again = await trainJson(...command.split(" ").slice(2));
    expect(again.weightsHash).toBe(hash);
  });

  test("judges by the validation rows, or says that it cannot", async () => {
    expect(await printed(["train", "flowers.csv", "--validation", "0.2"])).toMatch(
      /\nvalidation {2}\d+\.\d\d % of 18 rows/,
    );
    expect(await printed(["train", "flowers.csv", "--epochs", "2"])).toContain(
      "\ntest        none: give --test DATA, or --validation 0.1, to see how it does on\n            rows it has not learned\n",
    );
  });

  test("tells a regression in the units of its target", async () => {
    const text = await printed(["train", "prices.csv", "--epochs", "30", "--test", "prices.csv"]);
    expect(text).toMatch(
      /\ntest {8}off by [\d.]+ on average \(root mean square [\d.]+\), R2 0\.\d{3}, 60 rows\n/,
    );
    expect(text).toMatch(/\n {12}root mean square 5\d\.\d+ by always answering the mean\n/);
  });

  test("says what --fast gives and what it costs", async () => {
    const text = await printed(["train", "flowers.csv", "--epochs", "1", "--fast"]);
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      " with fused products and sums (--fast): another machine may end with other last bits ",
    );
  });

  test("writes nothing without --out", async () => {
    const before = await readdir(folder);
    await printed(["train", "flowers.csv", "--epochs", "1"]);
    expect(await readdir(folder)).toEqual(before);
  });
});

describe("kobai train --json", () => {
  test("prints one object and nothing else", async () => {
    const { stdout, stderr, code } = await run([
      "train",
      "flowers.csv",
      "--test",
      "test.csv",
      "--epochs",
      "3",
      "--json",
    ]);
    expect({ stderr, code, lines: stdout.split("\n").length }).toEqual({ stderr: "", code: 0, lines: 2 });
    expect(JSON.parse(stdout)).toEqual({
      epochs: 3,
      loss: expect.any(Number),
      accuracy: expect.any(Number),
      test: { loss: expect.any(Number), accuracy: expect.any(Number), macroF1: expect.any(Number) },
      trainSeconds: expect.any(Number),
      weightsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      threads: 1,
      kernels: "simd",
      path: expect.stringMatching(/^(dense|sparse|tiny)$/),
      model: null,
      columns: [
        { name: "width", type: "number" },
        { name: "height", type: "number" },
        { name: "color", type: "category", categories: ["red", "white"] },
      ],
    });
  });

  test("has no accuracy and the errors of a regression", async () => {
    const result = await trainJson(
      "prices.csv",
      "--test",
      "prices.csv",
      "--epochs",
      "3",
      "--out",
      "prices.safetensors",
    );
    expect(result).toMatchObject({ accuracy: null, model: "prices.safetensors" });
    expect(Object.keys(result.test)).toEqual(["loss", "r2", "rmse", "mae"]);
  });

  test("gives the same weights from the same data in another form, and others from another seed", async () => {
    const flags = ["--epochs", "3"];
    const { weightsHash: hash, test: score } = await trainJson("flowers.csv", ...flags);
    expect(score).toBeNull();
    expect((await trainJson("flowers.tsv.gz", ...flags)).weightsHash).toBe(hash);
    expect((await trainJson("flowers.csv", ...flags, "--seed", "1")).weightsHash).not.toBe(hash);
    expect((await trainJson("flowers.csv", ...flags, "--precision", "f64")).weightsHash).not.toBe(hash);
  });

  test("learns the lecture's digits", async () => {
    const result = await trainJson("mnist", "--preset", "lecture", "--epochs", "1");
    expect(result.test.accuracy).toBeGreaterThan(0.94);
    expect(result).toMatchObject({ epochs: 1, path: "sparse", columns: null });
  });
});

describe("a run that goes wrong", () => {
  test("says where the loss was lost, and keeps the last good weights", async () => {
    const diverging = ["train", "flowers.csv", "--optimizer", "gradient-descent", "--learning-rate", "1e30"];
    const { code, stderr } = await run([...diverging, "--out", "good.safetensors"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^train: the loss became NaN or infinite in epoch 1, step \d+, first seen in layer \d, at learning rate 1e\+30\. Try --learning-rate 1e\+29; the last good weights are in good\.safetensors\.\n$/,
    );
    expect(load(await readFile(join(folder, "good.safetensors"))).layers.length).toBe(2);
    expect((await run(diverging)).stderr).toContain("the last good weights would be kept with --out FILE.\n");
  });

  test("tells what it learned even where the file can no longer be written", async () => {
    await mkdir(join(folder, "gone"));
    const words = ["train", "flowers.csv", "--out", "gone/m.safetensors"];
    const { code, stdout, stderr } = await run(words, {
      onOutput: () => rmSync(join(folder, "gone"), { recursive: true, force: true }),
    });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "gone/m.safetensors: the folder gone does not exist. Make it first, or write elsewhere.\n",
    });
    expect(stdout).toMatch(/ {2}# [0-9a-f]{64}\n$/);
    expect(stdout).not.toContain("saved");
  });

  test("exits with 70 and a stack when the fault is ours", async () => {
    const broken = "data:text/javascript,performance.now=()=>{throw new TypeError('broken')}";
    const words = ["train", "flowers.csv", "--epochs", "1"];
    const { code, stderr } = await run(words, { env: { NODE_OPTIONS: `--import "${broken}"` } });
    expect(code).toBe(70);
    expect(stderr).toMatch(
      /^kobai: this should not have happened; please report it with these lines\.\nTypeError: broken\n {4}at /,
    );
  });
});
