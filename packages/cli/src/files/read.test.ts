import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { readBytes, readNames } from "./read.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kobai-read-"));
  await writeFile(join(folder, "file"), "abc");
});
afterAll(() => rm(folder, { recursive: true }));

test("readBytes gives the whole file", async () => {
  expect(await readBytes(join(folder, "file"))).toEqual(new TextEncoder().encode("abc"));
});

test("readBytes says what is wrong", async () => {
  const messageOf = async (path: string) => (await failureOf(() => readBytes(path))).message;
  expect(await messageOf("nowhere.csv")).toBe("nowhere.csv: there is no such file. Check the name.");
  expect(await messageOf(folder)).toBe(`${folder}: expected a file, got a folder. Add a file name.`);
  expect(await messageOf("a\u001bb.csv")).toBe("a\ufffdb.csv: there is no such file. Check the name.");
});

test("readNames names what lies in a folder, or says why it cannot", async () => {
  expect(await readNames(folder)).toEqual(["file"]);
  const messageOf = async (path: string) => (await failureOf(() => readNames(path))).message;
  expect(await messageOf("nowhere")).toBe("nowhere: there is no such file. Check the name.");
  expect(await messageOf(join(folder, "file"))).toBe(
    `${join(folder, "file")}: expected a folder, got a file. Name a folder, which is made if it is missing.`,
  );
});
