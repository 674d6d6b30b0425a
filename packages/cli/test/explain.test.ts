// `kobai explain` and `kobai train --report`.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { flowers, folderWith, prices } from "./data.js";
import { kobaiIn } from "./kobai.js";

let folder: string;
const { run, printed } = kobaiIn(() => folder);
const row = '{"color": "red", "width": 0.3, "height": 5.2}';

beforeAll(async () => {
  folder = await folderWith({
    "<flowers>.csv": flowers(90),
    "test.csv": flowers(30, 90),
    "prices.csv": prices(60),
  });
  const words = ["train", "<flowers>.csv", "--test", "test.csv", "--epochs", "40"];
  await printed([...words, "--out", "f.safetensors", "--report", "f.html"]);
  await printed([
    "train",
    "prices.csv",
    "--epochs",
    "40",
    "--test",
    "prices.csv",
    "--out",
    "p.safetensors",
    "--report",
    "p.html",
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

describe("kobai explain", () => {
  test("tells a person what each column adds, from the most to the least", async () => {
    const lines = (await printed(["explain", "f.safetensors", "--row", row])).trimEnd().split("\n");
    expect(lines[0]).toMatch(/^answer {6}rose, \d\d\.\d %$/);
    expect(lines[1]).toMatch(/^mean row {4}\d+\.\d %: what the columns below start from$/);
    expect(
      lines
        .slice(3)
        .map((line) => line.split(" ")[0])
        .sort(),
    ).toEqual(["color", "height", "width"]);
    expect(lines[3]).toMatch(/^\w+ +\S+ +\+\d+\.\d % +⠶+⠆?$/);
    const added = lines.slice(3).map((line) => Number(/([+-]\d+\.\d) %/.exec(line)![1]));
    expect(added).toEqual([...added].sort((a, b) => Math.abs(b) - Math.abs(a)));
  });

  test("accounts for the whole difference between the row and the mean row", async () => {
    const { output, value, baseline, contributions } = JSON.parse(
      await printed(["explain", "f.safetensors", "--row", row, "--json"]),
    );
    const { label, probabilities } = JSON.parse(
      await printed(["predict", "f.safetensors", "--row", row, "--json"]),
    );
    const sum = (Object.values(contributions) as number[]).reduce((a, b) => a + b);
    expect([output, Object.keys(contributions).sort()]).toEqual([label, ["color", "height", "width"]]);
    expect(value).toBeCloseTo(probabilities[label], 5);
    expect(baseline + sum).toBeCloseTo(value, 6);
  });

  test("explains another class, or the number of a regression in its units", async () => {
    const text = await printed(["explain", "f.safetensors", "--row", row, "--output", "tulip"]);
    expect(text).toMatch(/^answer {6}tulip, \d+\.\d %\n/);
    const told = JSON.parse(await printed(["explain", "p.safetensors", "--row", "[20]", "--json"]));
    const { values } = JSON.parse(await printed(["predict", "p.safetensors", "--row", "[20]", "--json"]));
    expect(Math.abs(told.value - values[0])).toBeLessThan(1e-3);
    expect(told.baseline + told.contributions.size).toBeCloseTo(told.value, 4);
  });

  test("names the classes there are", async () => {
    const { code, stderr } = await run(["explain", "f.safetensors", "--row", row, "--output", "oak"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: '--output: expected daisy, rose or tulip, got "oak".\n',
    });
  });
});

describe("kobai train --report", () => {
  const report = (name: string) => readFile(join(folder, name), "utf8");

  test("writes one file that needs nothing else", async () => {
    const page = await report("f.html");
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).not.toMatch(/<script|src=|href=|url\(|@import/);
    expect(page).toContain("default-src 'none'");
  });

  test("says how good, how, with what, and how to do it again", async () => {
    const page = await report("f.html");
    for (const title of ["What was taken for what", "Each class", "How the loss fell", "Settings", "Columns"])
      expect(page).toContain(`<h2>${title}</h2>`);
    expect(page).toMatch(/on 30 test rows<\/p>/);
    expect(page).toMatch(/SHA-256 of the weights <code>[0-9a-f]{64}<\/code>/);
    expect(page).toContain("kobai train &#39;&lt;flowers&gt;.csv&#39; --test test.csv --epochs 40 --seed 0");
  });

  test("escapes what comes from files", async () => {
    const page = await report("f.html");
    expect(page).toContain("<h1>&lt;flowers&gt;.csv</h1>");
    expect(page).not.toContain("<flowers>");
  });

  test("shows numbers beside the true ones", async () => {
    const page = await report("p.html");
    expect(page).toMatch(/<p class="score">R² -?\d\.\d{3}<\/p>/);
    expect(page.match(/<circle class="dot"/g)).toHaveLength(60);
  });
});
