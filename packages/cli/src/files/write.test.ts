import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { checkWritable, type FileCalls, writeAtomically } from "./write.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const systemError = (code: string) => Object.assign(new Error(code), { code, syscall: "test" });

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

  test("clears what killed runs left behind, and leaves alone what living ones and strangers wrote", async () => {
    const dead = 2 ** 22 + 1; // above the largest process number of Linux
    const names = [
      `.a.bin.${dead}.kobai-tmp`,
      `.a.bin.${process.ppid}.kobai-tmp`,
      ".a.bin.x.kobai-tmp",
      "a.bin.tmp",
    ];
    for (const name of names) await fs.writeFile(join(folder, name), "");
    await writeAtomically(join(folder, "a.bin"), bytes("new"));
    expect((await fs.readdir(folder)).sort()).toEqual([...names.slice(1), "a.bin"].sort());
  });

  test("goes on where a call writes only a part", async () => {
    const open: FileCalls["open"] = async (path, flags, mode) => {
      const file = await fs.open(path, flags, mode);
      const write = file.write.bind(file) as (
        b: Uint8Array,
        from: number,
        length: number,
      ) => Promise<unknown>;
      return Object.assign(file, {
        write: (b: Uint8Array, from: number, length: number) => write(b, from, Math.min(length, 3)),
      });
    };
    await writeAtomically(join(folder, "a.bin"), bytes("0123456789"), { ...fs, open });
    expect(await fs.readFile(join(folder, "a.bin"), "utf8")).toBe("0123456789");
  });
});

/** Calls of which one fails: the first on `name`, of the file system or of the temporary file. */
function failing(name: string, code: string): FileCalls {
  const fault = () => Promise.reject(systemError(code));
  if (name in fs) return { ...fs, [name]: fault };
  const open: FileCalls["open"] = async (path, flags, mode) => {
    const file = await fs.open(path, flags, mode);
    return flags === "w" ? Object.assign(file, { [name]: fault }) : file;
  };
  return { ...fs, open };
}

const told: Record<string, (path: string) => string> = {
  ENOSPC: (path) => `${path}: the disk is full. Free some space and try again; nothing was changed.`,
  EIO: (path) => `${path}: could not write it (EIO). Check the disk, or use another folder.`,
  EACCES: (path) =>
    `${path}: no permission to write it. Check the rights of the file and its folder, or use another folder.`,
  EROFS: (path) => `${path}: the file system is read-only. Write to another folder.`,
  ENAMETOOLONG: (path) => `${path}: the name is too long for the file system.`,
};

describe.each(["stat", "readdir", "open", "write", "sync", "rename"])("a fault in %s", (name) => {
  test.each(Object.keys(told))("%s is told and changes nothing", async (code) => {
    const path = join(folder, "a.bin");
    await fs.writeFile(path, "old");
    const failure = await failureOf(() => writeAtomically(path, bytes("new"), failing(name, code)));
    expect(failure.message).toBe(told[code](path));
    expect(await fs.readFile(path, "utf8")).toBe("old");
    expect(await fs.readdir(folder)).toEqual(["a.bin"]);
  });
});

test("an error that is not of the file system stays what it is", async () => {
  const calls = { ...fs, rename: () => Promise.reject(new TypeError("ours")) };
  await expect(writeAtomically(join(folder, "a.bin"), bytes("new"), calls)).rejects.toThrow(TypeError);
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
  const calls = { ...fs, access: () => Promise.reject(systemError("EACCES")) };
  expect((await failureOf(() => checkWritable(path, calls))).code).toBe("file/forbidden");
});
