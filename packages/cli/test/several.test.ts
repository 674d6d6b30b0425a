// Several targets: labels that say yes or no each, and several numbers; through every command.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderWith, weather } from "./data.js";
import { kobaiIn } from "./kobai.js";

let folder: string;
const { run, printed } = kobaiIn(() => folder);
const jsonOf = async (...words: string[]) => JSON.parse(await printed([...words, "--json"]));
const without = (text: string, ...columns: number[]) =>
  text.replace(/.+/g, (line) =>
    line
      .split(",")
      .filter((_, i) => !columns.includes(i))
      .join(","),
  );

beforeAll(async () => {
  folder = await folderWith({
    "labels.csv": without(weather(101), 3, 4),
    "labels-test.csv": without(weather(40, 7), 3, 4),
    "numbers.csv": without(weather(101), 1, 2),
    "numbers-test.csv": without(weather(40, 7), 1, 2),
    "dry.csv": "humidity\n5\n70\n",
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe("labels", () => {
  const targets = ["--target", "rain,wind"];
  const train = ["train", "labels.csv", ...targets, "--test", "labels-test.csv", "--epochs", "300"];

  beforeAll(async () => {
    await writeFile(
      join(folder, "train.txt"),
      await printed([...train, "--out", "l.safetensors", "--report", "l.html"]),
    );
  }, 60_000);

  test("are learned by sigmoid and binary cross-entropy, and told one by one", async () => {
    const text = await readFile(join(folder, "train.txt"), "utf8");
    expect(text).toContain(
      "\n            targets rain, wind: yes or no each, any of them together (several\n            labels).\n",
    );
    expect(text).toContain("network     1 - 64 relu - 2 sigmoid, 258 parameters\n");
    expect(text).toMatch(
      /\ntest {8}9\d\.\d\d % of 40 rows right in both targets, loss \S+\n {12}\d+\.\d\d % by always answering what is commonest in each target\n {12}macro F1 0\.\d{3}, in which each target counts the same\n\ntarget {2}yes +right +F1 +precision +recall\nrain {4}/,
    );
  });

  test("are judged by every command alike", async () => {
    const score = await jsonOf("evaluate", "l.safetensors", "labels-test.csv");
    expect(Object.keys(score)).toEqual(["loss", "accuracy", "macroF1", "targets"]);
    expect(score.targets.map(({ name }: { name: string }) => name)).toEqual(["rain", "wind"]);
    expect(score.accuracy).toBeGreaterThan(0.9);
    expect((await jsonOf(...train)).test).toEqual(score);
  });

  test("are answered by name, in JSON and in a table", async () => {
    const lines = (await printed(["predict", "l.safetensors", "dry.csv", "--json"])).trimEnd().split("\n");
    const answers = lines.map((line) => JSON.parse(line));
    expect(answers.map(({ labels }) => labels)).toEqual([["wind"], ["rain"]]);
    expect(Object.keys(answers[0].probabilities)).toEqual(["rain", "wind"]);
    expect(await printed(["predict", "l.safetensors", "dry.csv"])).toMatch(
      /^rain,probability of rain,wind,probability of wind\nno,0\.\d+,yes,0\.\d+\nyes,0\.\d+,no,\S+\n$/,
    );
  });

  test("are explained each, or the one that is asked for", async () => {
    const told = (await printed(["explain", "l.safetensors", "--row", "[70]", "--json"]))
      .trimEnd()
      .split("\n");
    expect(told.map((line) => JSON.parse(line).output)).toEqual(["rain", "wind"]);
    const { output, value, baseline, contributions } = await jsonOf(
      ...["explain", "l.safetensors", "--row", "[70]", "--output", "rain"],
    );
    expect(output).toBe("rain");
    expect(baseline + contributions.humidity).toBeCloseTo(value, 6);
  });

  test("stand in the report and in inspect", async () => {
    const page = await readFile(join(folder, "l.html"), "utf8");
    expect(page).toMatch(/<p>right in both targets, loss \S+, macro F1 0\.\d{3}, on 40 test rows<\/p>/);
    expect(page).toContain("<h2>Each target</h2>");
    expect(await printed(["inspect", "l.safetensors"])).toContain(
      "\npredicts    rain, wind: yes or no each\n",
    );
  });

  test("are not classes", async () => {
    const { code, stderr } = await run([...train, "--loss", "cross-entropy"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "--loss: expected binary-cross-entropy, mean-squared-error or squared-error for targets that say yes or no each, got cross-entropy. It is for one class among several.\n",
    });
  });
});

describe("several numbers", () => {
  const train = ["train", "numbers.csv", "--target", "fog depth,sight", "--test", "numbers-test.csv"];

  test("are told one by one, by every command", async () => {
    const text = await printed([...train, "--out", "n.safetensors", "--report", "n.html"]);
    expect(text).toMatch(/\n\ntarget +R2 +off by +rms\nfog depth +\d\.\d{3} +\S+ +\S+\nsight +\d\.\d{3} /);
    const score = await jsonOf("evaluate", "n.safetensors", "numbers-test.csv");
    expect(score.targets.map(({ name }: { name: string }) => name)).toEqual(["fog depth", "sight"]);
    expect(score.r2).toBeCloseTo((score.targets[0].r2 + score.targets[1].r2) / 2, 6);
    const page = await readFile(join(folder, "n.html"), "utf8");
    expect(page).toContain("<h2>Each target</h2>");
    expect(page.match(/<circle class="dot"/g)).toHaveLength(80);
  });
});
