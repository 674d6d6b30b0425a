// `kobai diagnose`, and the same findings around a training run.
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderWith } from "./data.js";
import { kobaiIn } from "./kobai.js";

/** A table with a code that gives the class away, a column that never changes, and a repeated row. */
function goods(rows: number): string[] {
  const lines = Array.from({ length: rows }, (_, i) => {
    const size = ((i * 7919) % 1009) / 100;
    return `${size},${((i * 104_729) % 997) * 10},EU,${i % 2 ? "k1" : "k2"},${i % 2 ? "good" : "bad"}`;
  });
  return ["size,weight,region,code,verdict", ...lines, lines[3]];
}

const broken = goods(60);
broken[4] += ",extra";
broken[9] += ",extra";
broken[14] = "1,2";
broken[20] = `n.a.${broken[20].slice(broken[20].indexOf(","))}`;
broken[30] = broken[30].replace(/,\d+,/, ",,");

let folder: string;
const { run, printed } = kobaiIn(() => folder);
beforeAll(async () => {
  folder = await folderWith({
    "broken.csv": `${broken.join("\n")}\n`,
    "clean.csv": `${goods(60)
      .slice(0, -1)
      .map((line) => line.split(",").toSpliced(2, 2).join(","))
      .join("\n")}\n`,
    "words.csv": "a,b\n",
  });
});
afterAll(() => rm(folder, { recursive: true }));

describe("kobai diagnose", () => {
  test("says everything that is wrong with a table, at once", async () => {
    expect(await printed(["diagnose", "broken.csv"])).toBe(`\
data        broken.csv: 57 rows, 4 columns to learn from
            target: verdict, the last column.
            target verdict: 2 classes (bad, good).
problem     lines 5 and 10
            expected 5 cells, got 6. The first one too many is "extra"; quote
            cells that contain the separator.
problem     line 15
            expected 5 cells, got 2. The first one missing is region.
problem     line 21, column size
            expected a number, got "n.a.". Correct it or remove the row.
problem     column weight
            1 cell is empty, and training refuses what it does not know. Use
            --missing mean to fill it, or --missing drop to leave its row out.
problem     column code
            alone it tells the class in 100 % of the rows (the commonest class:
            50.9 %), as only the answer itself would. Leave it out, unless it is
            known before the answer is.
remark      column region
            the same in every row, so that nothing can be learned from it. Leave
            it out.
remark      columns weight and size
            the widest column varies 970 times as much as the narrowest, which a
            network would hardly notice. Scale the inputs, as kobai train does
            by itself.
in all      5 problems and 2 remarks
`);
  });

  test("says so where nothing is wrong", async () => {
    const text = await printed(["diagnose", "clean.csv", "--target", "verdict"]);
    expect(text).toMatch(/^data {8}clean\.csv: 60 rows, 2 columns to learn from\n/);
    expect(text).toMatch(/\nin all {6}1 remark\n$/);
  });

  test("gives a program codes, fields and places", async () => {
    const { findings } = JSON.parse(await printed(["diagnose", "broken.csv", "--json"]));
    expect(findings.map(({ code }: { code: string }) => code)).toEqual([
      "csv/row-long",
      "csv/row-short",
      "cell/number",
      "file/empty-cells",
      "data/leak",
      "data/constant",
      "data/ranges",
    ]);
    expect(findings[0].place).toEqual({ lines: [5, 10] });
    expect(findings[4]).toMatchObject({
      place: { columns: ["code"] },
      fields: { alone: 1, measure: "right" },
    });
  });

  test("finds test rows among those to learn from", async () => {
    expect(await printed(["diagnose", "clean.csv", "--test", "clean.csv"])).toContain(
      "problem     rows 1, 2, 3, 4, 5, 6 and 54 more\n            60 rows of the 60 to test on are among those to learn from",
    );
  });

  test("tells a file that cannot be read at all", async () => {
    expect(await printed(["diagnose", "words.csv"])).toBe(
      "problem     expected rows below the header line, got none. Add rows.\nin all      1 problem\n",
    );
    const { code, stderr } = await run(["diagnose", "nowhere.csv"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "nowhere.csv: there is no such file. Check the name.\n",
    });
  });
});

describe("kobai train", () => {
  test("says before the training what it finds in the data, and after it what it finds in the training", async () => {
    const words = ["train", "clean.csv", "--scale", "none", "--optimizer", "gradient-descent"];
    const text = await printed([...words, "--learning-rate", "1000", "--epochs", "2"]);
    expect(text).toContain("\nremark      columns weight and size\n            the widest column varies ");
    expect(text).toContain("\nproblem     epoch 2\n            the loss ended at");
  });

  test("says what made it diverge", async () => {
    const words = ["train", "clean.csv", "--scale", "none", "--activation", "silu", "--hidden", "20,20"];
    const { stderr } = await run([...words, "--optimizer", "gradient-descent", "--learning-rate", "1e30"]);
    expect(stderr).toMatch(
      /^train: the loss became NaN or infinite in epoch 1, step \d, first seen in layer \d, because inputs reach 9\d\d0\. Leave --scale out, or use --scale standard; the last good weights would be kept with --out FILE\.\n$/,
    );
  });
});
