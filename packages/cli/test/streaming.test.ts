// Tables larger than the memory they may take: they end on the weights that they end on in memory, and leave nothing
// behind, however the run ends.
import { readdirSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { flowers } from "./data.js";
import type { Call, Fault } from "./faults/files.mjs";
import { type Ran, runHere } from "./faults/run.js";
import { runWatched } from "./faults/scenes.js";

const rows = 12_000;

/** Few bytes that become so many inputs that a machine does not keep them all: each epoch has them in its order. */
function names(count: number): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const name = (i * 7919) % 900;
    return `n${name},${((i * 31) % 97) / 10},${name % 2 === 0 ? "even" : "odd"}`;
  });
  return `name,x,kind\n${lines.join("\n")}\n`;
}
let folder: string;
/** Where temporary files go. */
let spool: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kobai-streaming-"));
  spool = at("spool");
  await mkdir(spool);
  vi.stubEnv("TMPDIR", spool);
  const csv = flowers(rows);
  const [head, ...lines] = csv.trimEnd().split("\n");
  const columns = head.split(",");
  const objects = lines.map((line) => {
    const [width, height, color, kind] = line.split(",");
    return JSON.stringify({ width: Number(width), height: Number(height), color, kind });
  });
  await writeFile(at("t.csv"), csv);
  await writeFile(at("names.csv"), names(6000));
  await writeFile(at("t.tsv"), csv.replaceAll(",", "\t"));
  await writeFile(at("t.jsonl"), `${objects.join("\n")}\n`);
  for (const name of ["t.csv", "t.jsonl"])
    await writeFile(at(`${name}.gz`), gzipSync(await readFile(at(name))));
  const parquet = await DuckDBInstance.create(":memory:");
  const connection = await parquet.connect();
  await connection.run(
    `COPY (SELECT ${columns.join()} FROM read_csv('${at("t.csv")}')) TO '${at("t.parquet")}'`,
  );
  connection.closeSync();
  parquet.closeSync();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const settings = ["--hidden", "5", "--epochs", "2", "--batch-size", "64", "--validation", "0.2", "--json"];
const few = ["--memory", "50kB"];

/** A good end that has left no temporary file. */
async function printed(words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runHere(words);
  expect({ code, stderr, left: await readdir(spool) }).toEqual({ code: 0, stderr: "", left: [] });
  return stdout;
}

async function hashOf(words: readonly string[]): Promise<string> {
  return (JSON.parse(await printed(["train", ...words, ...settings])) as { weightsHash: string }).weightsHash;
}

describe("a table that is streamed", () => {
  test.each(["t.csv", "t.tsv", "t.jsonl", "t.csv.gz", "t.jsonl.gz", "t.parquet"])(
    "as %s ends on the weights of the same rows in memory",
    async (name) => {
      expect(await hashOf([at(name), ...few])).toBe(await hashOf([at("t.csv")]));
    },
  );

  test("in an order of its own for each epoch ends there, too", async () => {
    expect(await hashOf([at("names.csv"), ...few])).toBe(await hashOf([at("names.csv")]));
  });

  test("says so on a line, with the place and the size", async () => {
    const told = await printed(["train", at("t.csv"), "--hidden", "5", "--epochs", "1", ...few]);
    expect(told.replaceAll(/\s+/g, " ")).toContain(
      `more than 50 kB in memory (--memory): rows come from a temporary file of 108 kB in ${spool}, and from another for the order of each epoch.`,
    );
    expect(await printed(["train", at("t.csv"), "--hidden", "5", "--epochs", "1"])).not.toContain("--memory");
  });

  test("that fits as it is read, but not as numbers, needs no file", async () => {
    const told = await printed(["train", at("t.csv"), "--hidden", "5", "--epochs", "1", "--memory", "1.3MB"]);
    expect(told.replaceAll(/\s+/g, " ")).toContain(
      "more than 1.3 MB in memory (--memory): rows are made from the table when they are needed.",
    );
    expect(await hashOf([at("t.csv"), "--memory", "1.3MB"])).toBe(await hashOf([at("t.csv")]));
  });

  test("is the model, with its score, that rows in memory make", async () => {
    const made = async (name: string, more: readonly string[]) => {
      const results = ["--out", at(`${name}.safetensors`), "--report", at(`${name}.html`)];
      await printed(["train", at("t.csv"), ...settings, ...results, "--test", at("t.tsv"), ...more]);
      return readFile(at(`${name}.safetensors`));
    };
    expect((await made("streamed", few)).equals(await made("kept", []))).toBe(true);
    const judged = (more: readonly string[]) =>
      printed(["evaluate", at("kept.safetensors"), at("t.csv"), ...more]);
    expect(await judged(few)).toBe(await judged([]));
  });

  test("learns numbers as rows in memory do", async () => {
    const learned = (more: readonly string[]) =>
      hashOf([at("t.jsonl"), "--target", "height,width", "--scale", "minmax", ...more]);
    expect(await learned(few)).toBe(await learned([]));
  });

  test("goes on from a checkpoint, in memory or not", { timeout: 60_000 }, async () => {
    const whole = await hashOf([at("names.csv")]);
    for (const [name, first, second] of [
      ["a", few, few],
      ["b", [], few],
    ] as const) {
      const words = ["train", at("names.csv"), ...settings, "--checkpoint", at(name)];
      const last = `step-${String(2 * Math.ceil((0.8 * 6000) / 64)).padStart(12, "0")}`;
      const stopped = await runWatched([...words, ...first], folder, ({ name, path }) =>
        name === "rename" && path.includes(last) ? { error: "ENOSPC" } : undefined,
      );
      expect(stopped).toMatchObject({ code: 2, stderr: expect.stringContaining("--resume") });
      const resumed = await printed([...words, ...second, "--resume"]);
      expect(JSON.parse(resumed)).toMatchObject({ epochs: 2, weightsHash: whole });
    }
  });
});

describe("where temporary files cannot be written", () => {
  const streamed = (onCall: (call: Call) => Fault | undefined): Promise<Ran> =>
    runWatched(["train", at("names.csv"), ...settings, ...few], spool, onCall);

  test.each([
    ["EACCES", "mkdtemp"],
    ["EROFS", "mkdtemp"],
    ["EIO", "handle.read"],
  ])("%s of %s is told, with a way out", async (error, name) => {
    const { code, stdout, stderr } = await streamed((call) => (call.name === name ? { error } : undefined));
    expect({ code, stdout, stderr, left: await readdir(spool) }).toEqual({
      ...{ code: 2, stdout: "", left: [] },
      stderr: `${spool}: expected a folder for temporary files, which a table larger than --memory needs, got ${error}. Set TMPDIR to a folder that can be written to.\n`,
    });
  });

  test("a disk that fills up is told, in the table as in the order of an epoch", async () => {
    const writes: number[] = [];
    await streamed(({ number, name }) => void (name === "handle.write" && writes.push(number)));
    expect(writes.length).toBeGreaterThanOrEqual(3);
    for (const full of [writes[0], writes[writes.length - 1]]) {
      const { code, stdout, stderr } = await streamed(({ number }) =>
        number === full ? { error: "ENOSPC" } : undefined,
      );
      expect({ code, stdout, stderr, left: await readdir(spool) }).toEqual({
        ...{ code: 2, stdout: "", left: [] },
        stderr: `${spool}: the disk is full, and a table larger than --memory needs temporary files there. Free some space, or set TMPDIR to a folder on a larger disk.\n`,
      });
    }
  });

  test("they have no name while they are written, so that nothing is left however the process ends", async () => {
    const named = new Set<string>();
    const { code } = await streamed(({ name }) => {
      if (name === "handle.write" || name === "handle.read")
        for (const file of readdirSync(spool)) named.add(file);
      return undefined;
    });
    expect({ code, named: [...named] }).toEqual({ code: 0, named: [] });
  });

  test("a write that does a part is finished by the next", async () => {
    const { code, stdout } = await streamed(({ name }) =>
      name === "handle.write" ? { short: true } : undefined,
    );
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { weightsHash: string }).weightsHash).toBe(await hashOf([at("names.csv")]));
  });
});
