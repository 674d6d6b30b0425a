import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { makeFolder, readBytes } from "./read.js";

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

test("makeFolder makes a folder with those around it, and takes one that is there", async () => {
  const path = join(folder, "a", "b");
  await makeFolder(path);
  await makeFolder(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

test("makeFolder refuses a file in its place", async () => {
  const path = join(folder, "file");
  expect((await failureOf(() => makeFolder(path))).message).toBe(
    `${path}: expected a folder, got a file. Name a folder, which is made if it is missing.`,
  );
  expect((await failureOf(() => makeFolder(join(path, "b")))).code).toBe("file/not-folder");
});
