import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { type Fault, watchFiles } from "../../test/faults/files.mjs";
import { checkWritable, writeAtomically } from "./write.js";

const bytes = (text: string) => new TextEncoder().encode(text);

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "kobai-write-"));
});
afterEach(() => fs.rm(folder, { recursive: true }));

describe("writeAtomically", () => {
  test("writes a new file and leaves nothing else", async () => {
    await writeAtomically(join(folder, "a.bin"), bytes("new"));
    expect(await fs.readdir(folder)).toEqual(["a.bin"]);
    expect(await fs.readFile(join(folder, "a.bin"), "utf8")).toBe("new");
  });

  test("replaces a file and keeps its rights", async () => {
    const path = join(folder, "a.bin");
    await fs.writeFile(path, "old", { mode: 0o640 });
    await writeAtomically(path, bytes("new"));
    expect((await fs.stat(path)).mode & 0o777).toBe(0o640);
  });

  test("writes through a link", async () => {
    await fs.writeFile(join(folder, "real"), "old");
    await fs.symlink("real", join(folder, "link"));
    await writeAtomically(join(folder, "link"), bytes("new"));
    expect((await fs.lstat(join(folder, "link"))).isSymbolicLink()).toBe(true);
    expect(await fs.readFile(join(folder, "real"), "utf8")).toBe("new");
  });

  test("goes on where a call writes only a part", async () => {
    const path = join(folder, "a.bin");
    await withFault("handle.write", { short: true }, () => writeAtomically(path, bytes("0123456789")));
    expect(await fs.readFile(path, "utf8")).toBe("0123456789");
  });
});

/** An action during which the first call of a name goes wrong. */
async function withFault(name: string, fault: Fault, action: () => Promise<unknown>): Promise<void> {
  let met = false;
  const unwatch = watchFiles(folder, (call) => {
    if (met || call.name !== name) return undefined;
    met = true;
    return fault;
  });
  await action().finally(unwatch);
  expect(met).toBe(true);
}

const told: Record<string, (path: string) => string> = {
  ENOSPC: (path) => `${path}: the disk is full. Free some space and try again; nothing was changed.`,
  EIO: (path) => `${path}: could not write it (EIO). Check the disk, or use another folder.`,
  EACCES: (path) =>
    `${path}: no permission to write it. Check the rights of the file and its folder, or use another folder.`,
  EROFS: (path) => `${path}: the file system is read-only. Write to another folder.`,
  ENAMETOOLONG: (path) => `${path}: the name is too long for the file system.`,
};

describe.each(["stat", "realpath", "open", "handle.write", "handle.sync", "rename"])(
  "a fault in %s",
  (name) => {
    test.each(Object.keys(told))("%s is told and changes nothing", async (error) => {
      const path = join(folder, "a.bin");
      await fs.writeFile(path, "old");
      const write = () => writeAtomically(path, bytes("new"));
      await withFault(name, { error }, async () => {
        expect((await failureOf(write)).message).toBe(told[error](path));
      });
      expect(await fs.readFile(path, "utf8")).toBe("old");
      expect(await fs.readdir(folder)).toEqual(["a.bin"]);
    });
  },
);

describe("a folder that cannot be synced", () => {
  const path = () => join(folder, "a.bin");
  const write = () => writeAtomically(path(), bytes("new"));
  const withFolderFault = async (error: string, action: () => Promise<unknown>) => {
    const unwatch = watchFiles(folder, (call) =>
      call.name === "handle.sync" && call.path === folder ? { error } : undefined,
    );
    await action().finally(unwatch);
    expect(await fs.readFile(path(), "utf8")).toBe("new");
  };

  test("for a fault of the disk is told: the file is written, but may not stay", () =>
    withFolderFault("EIO", async () => {
      expect((await failureOf(write)).message).toBe(
        `${path()}: it is written, but its folder could not be brought to the disk (EIO). Should the power fail now it may be lost: check the disk and write it again.`,
      );
    }));

  test("because the file system has no such thing is none of the user's concern", () =>
    withFolderFault("EINVAL", write));
});

test("an error that is not of the file system stays what it is", async () => {
  const write = () => writeAtomically(join(folder, "a.bin"), null as never);
  await expect(write()).rejects.toThrow(TypeError);
});

describe.each([
  ["checkWritable", (path: string) => checkWritable(path)],
  ["writeAtomically", (path: string) => writeAtomically(path, bytes("new"))],
])("%s", (_, action) => {
  const messageOf = async (path: string) => (await failureOf(() => action(path))).message;

  test("names a folder that is missing", async () => {
    const path = join(folder, "missing", "a.bin");
    expect(await messageOf(path)).toBe(
      `${path}: the folder ${dirname(path)} does not exist. Make it first, or write elsewhere.`,
    );
  });

  test("refuses a folder in place of a file", async () => {
    expect(await messageOf(folder)).toBe(`${folder}: expected a file, got a folder. Add a file name.`);
  });

  test("refuses a file in place of a folder", async () => {
    await fs.writeFile(join(folder, "file"), "");
    expect(await messageOf(join(folder, "file", "a.bin"))).toBe(
      `${join(folder, "file")}: expected a folder, got a file. Name a folder, which is made if it is missing.`,
    );
  });

  test("refuses a device", async () => {
    expect(await messageOf("/dev/null")).toBe(
      "/dev/null: expected an ordinary file, got a device or a pipe. Leave --out out to write to standard output.",
    );
  });
});

test("checkWritable asks for the right to write to the folder, and writes nothing", async () => {
  const path = join(folder, "a.bin");
  await checkWritable(path);
  expect(await fs.readdir(folder)).toEqual([]);
  await withFault("access", { error: "EACCES" }, async () => {
    expect((await failureOf(() => checkWritable(path))).code).toBe("file/forbidden");
  });
});

test("checkWritable clears what killed runs left behind, and leaves alone what living ones and strangers wrote", async () => {
  const dead = 2 ** 22 + 1; // above the largest process number of Linux
  const left = [`.a.bin.${dead}.kobai-tmp`, `.other.${dead}.kobai-tmp`, `.a.bin.${process.pid}.kobai-tmp`];
  const kept = [`.a.bin.${process.ppid}.kobai-tmp`, ".a.bin.x.kobai-tmp", "a.bin.tmp", `a.${dead}.kobai-tmp`];
  for (const name of [...left, ...kept]) await fs.writeFile(join(folder, name), "");
  await checkWritable(join(folder, "a.bin"));
  expect((await fs.readdir(folder)).sort()).toEqual(kept.sort());
});
