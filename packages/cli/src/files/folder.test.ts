import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { type Call, watchFiles } from "../../test/faults/files.mjs";
import { makeFolder } from "./folder.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kobai-folder-"));
  await writeFile(join(folder, "file"), "abc");
});
afterAll(() => rm(folder, { recursive: true }));

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

test("makeFolder brings the name of each folder that it makes to the disk", async () => {
  const calls: Call[] = [];
  const unwatch = watchFiles(folder, (call) => void calls.push(call));
  await makeFolder(join(folder, "x", "y")).finally(unwatch);
  const synced = calls.filter(({ name }) => name === "handle.sync").map(({ path }) => path);
  expect(synced).toEqual([join(folder, "x"), folder]);
});

test("makeFolder clears what killed runs left in a folder that is there", async () => {
  const path = join(folder, "left");
  await makeFolder(path);
  await writeFile(join(path, `.step-000000000003.safetensors.${process.pid}.kobai-tmp`), "");
  await makeFolder(path);
  expect(await readdir(path)).toEqual([]);
});
