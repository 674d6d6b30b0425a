// The commands that use a trained model, and the command line's own answers.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load, save, weightsHash } from "kobai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { flowers, folderWith, prices } from "./data.js";
import { kobaiIn } from "./kobai.js";

let folder: string;
const { run, printed } = kobaiIn(() => folder);

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
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe("kobai evaluate", () => {
  test("tells a person", async () => {
    const text = await printed(["evaluate", "flowers.safetensors", "test.csv"]);
    expect(text).toMatch(
      /^score {7}100\.00 % of 30 rows right, loss \S+\n {12}33\.33 % by always answering daisy, the commonest\n {12}macro F1 1\.000, in which each class counts the same\n\n/,
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

  test("takes a category that training has not seen as chosen", async () => {
    const row = '{"color": "blue", "width": 0.3, "height": 5.2}';
    const refused = await run(predict("--row", row));
    expect(refused).toMatchObject({
      code: 2,
      stderr:
        'row, field color: expected a category that was there in training, got "blue". Known are red, white; use --unseen ignore to take it as none of them.\n',
    });
    const answer = await printed(predict("--row", row, "--unseen", "ignore", "--json"));
    expect(Object.keys(JSON.parse(answer).probabilities)).toEqual(["daisy", "rose", "tulip"]);
    await writeFile(join(folder, "blue.csv"), "color,height,width,kind\nblue,5.2,0.3,rose\n");
    expect(await printed(predict("blue.csv", "--unseen", "ignore", "--json"))).toBe(answer);
    const words = ["flowers.safetensors", "blue.csv", "--unseen", "ignore", "--json"];
    expect(JSON.parse(await printed(["evaluate", ...words]))).toMatchObject({ loss: expect.any(Number) });
    const told = await printed(["explain", "flowers.safetensors", "--row", row, "--unseen", "ignore"]);
    expect(told).toMatch(/\ncolor +none +/);
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
      "numbers     515 parameters in f32",
      expect.stringMatching(/^trained {5}\d+ epochs on cross-entropy, seed 0$/),
      "predicts    kind: daisy, rose, tulip",
      "scaling     inputs to mean 0 and deviation 1",
      `hash        ${hash}`,
      "",
      "layer    in  out  activation  parameters",
      "dense 1   4   64  relu               320",
      "dense 2  64    3  softmax            195",
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

/** The network of packages/kobai/test/interchange/write.py, as a file that says nothing but its weights. */
describe("a file without kobai metadata", () => {
  const xor = (...words: string[]) => [words[0], "xor.safetensors", ...words.slice(1)];
  const activations = ["--activations", "relu,identity"];

  beforeAll(() => {
    const program = fileURLToPath(new URL("../../kobai/test/interchange/write.py", import.meta.url));
    execFileSync("/usr/bin/python3", [program, join(folder, "xor.safetensors")]);
  });

  test("is used like any other with --activations", async () => {
    for (const [row, answer] of [
      ["[0, 0]", 0],
      ["[0, 1]", 1],
      ["[1, 0]", 1],
      ["[1, 1]", 0],
    ] as const)
      expect(JSON.parse(await printed(xor("predict", "--row", row, "--json", ...activations)))).toEqual({
        values: [answer],
      });
    expect(await printed(xor("inspect", ...activations))).toContain(
      "dense 2   2    1  identity             3",
    );
    expect(await printed(xor("export", "--to", "python", ...activations))).toContain("def predict(");
  });

  test("is judged like any other with --activations", async () => {
    const digits = load(await readFile(join(folder, "digits.safetensors")));
    await writeFile(join(folder, "foreign.safetensors"), withoutMetadata(save(digits)));
    const words = (model: string, ...more: string[]) => ["evaluate", model, "mnist", "--json", ...more];
    expect(await printed(words("foreign.safetensors", "--activations", "Softmax"))).toBe(
      await printed(words("digits.safetensors")),
    );
  });

  test.each([
    [
      [],
      "xor.safetensors: expected the activations of 2 layers, got none, because the file has no kobai metadata. Name them, one per layer: --activations relu,softmax.\n",
    ],
    [["--activations", "relu"], "--activations: expected 2, one per layer of xor.safetensors, got 1.\n"],
    [
      ["--activations", "relu,softmux"],
      '--activations: expected sigmoid, tanh, relu, leaky-relu, silu, gelu, identity or softmax, got "softmux". Did you mean softmax?\n',
    ],
    [
      ["--activations", ""],
      "--activations: expected a value, got an empty one. Leave --activations out instead.\n",
    ],
  ])("answers %j with what is missing", async (words, told) => {
    expect(await run(xor("inspect", ...words))).toMatchObject({ code: 2, stdout: "", stderr: told });
  });

  test("is what --activations is for: a file that names them is believed", async () => {
    const { code, stderr } = await run(["inspect", "flowers.safetensors", "--activations", "tanh,softmax"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "--activations: expected relu in layer 1 as flowers.safetensors says, got tanh. Leave --activations out.\n",
    });
  });
});

/** The same tensors under a header that says nothing about them. */
function withoutMetadata(file: Uint8Array): Uint8Array {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const { __metadata__: _, ...tensors } = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
  const header = new TextEncoder().encode(JSON.stringify(tensors));
  const size = new Uint8Array(new BigUint64Array([BigInt(header.length)]).buffer);
  return Buffer.concat([size, header, file.subarray(8 + length)]);
}

describe("kobai", () => {
  test("alone shows its help, which names what there is and nothing else", async () => {
    const text = await printed([]);
    expect(text).toBe(await printed(["--help"]));
    const commands = Array.from(text.matchAll(/^ {2}(\w+)/gm), ([, name]) => name);
    const there = ["train", "evaluate", "predict", "explain", "inspect", "export", "diagnose", "lab"];
    expect(commands).toEqual(expect.arrayContaining(there));
    for (const later of ["sweep", "worker"]) expect(text).not.toContain(`  ${later}`);
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
