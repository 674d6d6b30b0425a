// `kobai export`, and what its files do in the hands of others.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { makeProgram } from "../src/program.js";
import { flowers, folderWith } from "./data.js";
import { commandFile, kobai } from "./kobai.js";

let folder: string;
const run = (...words: string[]) => kobai(words, { cwd: folder });

beforeAll(async () => {
  folder = await folderWith({ "flowers.csv": flowers(90) });
  await run("train", "flowers.csv", "--out", "flowers.safetensors");
});
afterAll(() => rm(folder, { recursive: true }));

test("a JavaScript module answers as kobai predict does, with its labels and its input names", async () => {
  const { code, stdout, stderr } = await run(
    "export",
    "flowers.safetensors",
    "--to",
    "javascript",
    "--out",
    "f.mjs",
  );
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "" });
  const net = await import(pathToFileURL(join(folder, "f.mjs")).href);
  const flower: Record<string, number | string> = { width: 1.5, height: 3.25, color: "red" };
  const asked = await run("predict", "flowers.safetensors", "--row", JSON.stringify(flower), "--json");
  const row = net.inputNames.map((name: string) => {
    const [column, category] = name.split("=");
    return category === undefined ? flower[column] : Number(flower[column] === category);
  });
  const { label, probabilities } = JSON.parse(asked.stdout);
  const output: number[] = net.predict(row);
  expect(net.labels[output.indexOf(Math.max(...output))]).toBe(label);
  net.labels.forEach((name: string, i: number) => {
    expect(Math.abs(output[i] - probabilities[name])).toBeLessThanOrEqual(1e-5);
  });
  const answer = net.predictRow(flower);
  expect([answer.label, Object.keys(answer.probabilities)]).toEqual([label, Object.keys(probabilities)]);
  expect(await readFile(join(folder, "f.d.mts"), "utf8")).toContain("export declare function predict");
});

test("names in C follow the file, and without a file the text goes to standard output", async () => {
  await run("export", "flowers.safetensors", "--to", "c", "--out", "my-flowers.h");
  expect(await readFile(join(folder, "my-flowers.h"), "utf8")).toContain("my_flowers_predict(");
  expect((await run("export", "flowers.safetensors", "--to", "c")).stdout).toContain("model_predict(");
});

test("--unseen ignore makes a module that takes any category", async () => {
  for (const unseen of ["error", "ignore"])
    await run(
      "export",
      "flowers.safetensors",
      ...["--to", "javascript", "--unseen", unseen, "--out", `${unseen}.mjs`],
    );
  const [strict, open] = await Promise.all(
    ["error", "ignore"].map((name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)),
  );
  const flower = { width: 1, height: 2, color: "blue" };
  expect(() => strict.inputsOf(flower)).toThrow("row: expected red, white for color, got blue.");
  expect(open.inputsOf(flower)).toEqual([1, 2, 0, 0]);
});

test.each([
  [["--to", "rust"], '--to: expected onnx, c, python, java or javascript, got "rust".\n'],
  [
    ["--to", "java", "--out", "my-model.java"],
    'export --to java: expected a file named like its class, such as Model.java, got "my-model". Use letters, digits and _, a letter first.\n',
  ],
])("%j is refused", async (words, message) => {
  const { code, stdout, stderr } = await run("export", "flowers.safetensors", ...words);
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: message });
});

test.skipIf(!existsSync("/dev/full"))("a standard output on a full disk is told", () => {
  const full = openSync("/dev/full", "w");
  onTestFinished(() => closeSync(full));
  const words = [commandFile, "export", "flowers.safetensors", "--to", "c"];
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", full, "pipe"],
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      "standard output: could not write to it (ENOSPC). Check where it leads to, or name a file with --out.\n",
  });
});

test("bytes are not thrown at a terminal", async () => {
  const { isTTY } = process.stdout;
  onTestFinished(() => {
    process.stdout.isTTY = isTTY;
  });
  process.stdout.isTTY = true;
  const words = ["node", "kobai", "export", join(folder, "flowers.safetensors"), "--to", "onnx"];
  await expect(makeProgram().parseAsync(words)).rejects.toThrow(
    "export --to onnx: expected a file for its bytes, got a terminal. Add --out model.onnx.",
  );
});
