// The commands that use a trained model, and the command line's own answers.
import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { load, weightsHash } from "kobai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { flowers, folderWith, prices } from "./data.js";
import { kobai, type RunOptions } from "./kobai.js";

let folder: string;
const run = (words: readonly string[], options: Partial<RunOptions> = {}) =>
  kobai(words, { cwd: folder, ...options });

/** What a command prints that ends well. */
async function printed(words: readonly string[], options: Partial<RunOptions> = {}): Promise<string> {
  const { code, stdout, stderr } = await run(words, options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

beforeAll(async () => {
  folder = await folderWith({
    "flowers.csv": flowers(90),
    "test.csv": flowers(30, 90),
    "prices.csv": prices(60),
    // In another order, with a column more, and without the answers.
    "new.csv": "color,note,height,width\nred,a,5.2,0.3\nwhite,b,3.3,4.6\n",
  });
  await printed(["train", "flowers.csv", "--out", "flowers.safetensors"]);
  await printed(["train", "mnist", "--hidden", "none", "--epochs", "1", "--out", "digits.safetensors"]);
});
afterAll(() => rm(folder, { recursive: true }));

describe("kobai evaluate", () => {
  test("tells a person", async () => {
    const text = await printed(["evaluate", "flowers.safetensors", "test.csv"]);
    expect(text).toMatch(
      /^score {7}100\.00 % of 30 rows right, loss \S+\n {12}33\.33 % by always answering daisy, the commonest\n\n/,
    );
  });

  test("gives the numbers that training gave", async () => {
    const words = [
      "train",
      "flowers.csv",
      "--test",
      "test.csv",
      "--epochs",
      "5",
      "--out",
      "e.safetensors",
      "--json",
    ];
    const { test: score } = JSON.parse(await printed(words));
    expect(JSON.parse(await printed(["evaluate", "e.safetensors", "test.csv", "--json"]))).toEqual(score);
  });

  test("needs the answers", async () => {
    const { code, stderr } = await run(["evaluate", "flowers.safetensors", "new.csv"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "new.csv: expected the column kind, which the model was trained with, got none of that name. Add or rename it.\n",
    });
  });
});

describe("kobai predict", () => {
  const predict = (...words: string[]) => ["predict", "flowers.safetensors", ...words];

  test("finds columns by name and writes CSV", async () => {
    const text = await printed(predict("new.csv"));
    expect(text).toMatch(/^kind,probability\nrose,0\.9\d+\ndaisy,0\.9\d+\n$/);
    expect(await printed(predict("-"), { input: await readFile(join(folder, "new.csv")) })).toBe(text);
  });

  test("writes a JSON line per row", async () => {
    const lines = (await printed(predict("new.csv", "--json")))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ label }) => label)).toEqual(["rose", "daisy"]);
    expect(Object.keys(lines[0].probabilities)).toEqual(["daisy", "rose", "tulip"]);
    const sum = Object.values(lines[0].probabilities as Record<string, number>).reduce((a, b) => a + b);
    expect(sum).toBeCloseTo(1, 6);
  });

  test("answers one row, named or in order", async () => {
    const named = await printed(predict("--row", '{"color": "red", "width": 0.3, "height": 5.2}', "--json"));
    expect(JSON.parse(named).label).toBe("rose");
    expect(await printed(predict("--row", '[0.3, 5.2, "red"]', "--json"))).toBe(named);
    expect(await printed(predict("--row", '[0.3, 5.2, "red"]'))).toMatch(
      /^rose +9\d\.\d % {2}⠶+⠆?\n(tulip|daisy) /,
    );
  });

  test("writes a file", async () => {
    expect(await printed(predict("new.csv", "--out", "answers.csv"))).toBe("");
    expect(await readFile(join(folder, "answers.csv"), "utf8")).toBe(await printed(predict("new.csv")));
  });

  test("gives values in the units of a regression", async () => {
    await printed(["train", "prices.csv", "--epochs", "100", "--out", "p.safetensors"]);
    const { values } = JSON.parse(
      await printed(["predict", "p.safetensors", "--row", '{"size": 20}', "--json"]),
    );
    expect(values.length).toBe(1);
    expect(Math.abs(values[0] - 65)).toBeLessThan(15);
  });

  test("labels digits by number", async () => {
    const lines = (await printed(["predict", "digits.safetensors", "mnist", "--json"])).trimEnd().split("\n");
    const { label, probabilities } = JSON.parse(lines[0]);
    expect([lines.length, label, probabilities.length]).toEqual([10_000, 7, 10]);
  });

  test.each([
    [
      "{",
      /^--row: expected JSON such as '\{"petal_width": 0\.2\}' or '\[0\.2, 1\.4\]', got "\{" \(.+\)\.\n$/,
    ],
    ["[1, 2]", /^--row: expected a list of 3, one for each input, got 2\.\n$/],
    ["3", /^row: expected a JSON object such as \{"petal_width": 0\.2\}, got a number\.\n$/],
    [
      '{"color": "blue", "width": 1, "height": 1}',
      /^row, field color: expected a category that was there in training, got "blue"\./,
    ],
  ])("refuses the row %s", async (row, told) => {
    const { code, stderr } = await run(predict("--row", row));
    expect(code).toBe(2);
    expect(stderr).toMatch(told);
  });

  test("minds no reader who stops reading", async () => {
    const { code, stderr } = await run(["predict", "digits.safetensors", "mnist", "--json"], {
      onOutput: (child) => child.stdout?.destroy(),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("kobai inspect", () => {
  test("shows layers, scaling, labels, columns and hash", async () => {
    const hash = await weightsHash(load(await readFile(join(folder, "flowers.safetensors"))));
    const lines = (await printed(["inspect", "flowers.safetensors"])).trimEnd().split("\n");
    expect(lines).toEqual([
      "model       flowers.safetensors",
      "numbers     131 parameters in f32",
      expect.stringMatching(/^trained {5}\d+ epochs on cross-entropy, seed 0$/),
      "predicts    kind: daisy, rose, tulip",
      "scaling     inputs to mean 0 and deviation 1",
      `hash        ${hash}`,
      "",
      "layer    in  out  activation  parameters",
      "dense 1   4   16  relu                80",
      "dense 2  16    3  softmax             51",
      "",
      expect.stringMatching(/^input +minus +times {2}one for each of$/),
      expect.stringMatching(/^width +[\d.]+ +[\d.]+$/),
      expect.stringMatching(/^height +[\d.]+ +[\d.]+$/),
      expect.stringMatching(/^color +red, white$/),
    ]);
  });

  test("refuses what is no model", async () => {
    const { code, stderr } = await run(["inspect", "flowers.csv"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^flowers\.csv: byte 0: expected .+\n$/);
  });

  test("adds the compiler's plan and text under --kernels", async () => {
    const plain = await printed(["inspect", "flowers.safetensors"]);
    const text = await printed(["inspect", "flowers.safetensors", "--kernels"]);
    expect(text.startsWith(`${plain}\nf32, 4 numbers in a vector; `)).toBe(true);
    expect(text).toContain("\n\n(module\n");
    expect(text).toContain("(func $dense1.forward");
  });
});

describe("kobai", () => {
  test("alone shows its help, which names what there is and nothing else", async () => {
    const text = await printed([]);
    expect(text).toBe(await printed(["--help"]));
    const commands = Array.from(text.matchAll(/^ {2}(\w+)/gm), ([, name]) => name);
    expect(commands).toEqual(expect.arrayContaining(["train", "evaluate", "predict", "inspect", "lab"]));
    for (const later of ["explain", "export", "diagnose", "sweep", "worker"])
      expect(text).not.toContain(`  ${later}`);
  });

  test("knows its version", async () => {
    const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
    expect(await printed(["--version"])).toBe(`${version}\n`);
  });

  test("leaves no temporary files", async () => {
    expect((await readdir(folder)).filter((name) => name.endsWith(".kobai-tmp"))).toEqual([]);
    expect(existsSync(join(folder, "flowers.safetensors"))).toBe(true);
  });
});
