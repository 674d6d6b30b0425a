// What a person sees, wherever they look: a terminal of 20 columns, no terminal, a Japanese locale.
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { displayWidth } from "../src/output/text.js";
import { flowers, folderWith, prices } from "./data.js";
import { commandFile, kobaiIn } from "./kobai.js";

let folder: string;
const { printed } = kobaiIn(() => folder);

beforeAll(async () => {
  folder = await folderWith({
    "flowers.csv": flowers(90),
    "test.csv": flowers(30, 90),
    "prices.csv": prices(60),
  });
  await printed(["train", "flowers.csv", "--epochs", "20", "--out", "f.safetensors"]);
  await printed(["train", "prices.csv", "--epochs", "20", "--out", "p.safetensors"]);
});
afterAll(() => rm(folder, { recursive: true }));

const row = '{"color": "red", "width": 0.3, "height": 5.2}';
const calls: readonly (readonly string[])[] = [
  ["train", "flowers.csv", "--epochs", "20", "--test", "test.csv"],
  ["train", "prices.csv", "--epochs", "20", "--validation", "0.2"],
  ["evaluate", "f.safetensors", "test.csv"],
  ["evaluate", "p.safetensors", "prices.csv"],
  ["predict", "f.safetensors", "test.csv"],
  ["predict", "f.safetensors", "--row", row],
  ["explain", "f.safetensors", "--row", row],
  ["explain", "p.safetensors", "--row", "[20]"],
  ["diagnose", "flowers.csv"],
  ["inspect", "f.safetensors"],
];

const program = fileURLToPath(new URL("terminal.py", import.meta.url));
// biome-ignore lint/suspicious/noControlCharactersInRegex: what moves the cursor is what it looks for
const cursor = /\u001b\[[\d;?]*[A-Za-z]/g;

/** The lines that a terminal of so many columns is given, as they are drawn. */
function drawn(words: readonly string[], columns: number): string[] {
  const all = [program, String(columns), process.execPath, commandFile, ...words];
  const env = { ...process.env, TERM: "xterm" };
  const text = execFileSync("/usr/bin/python3", all, { cwd: folder, encoding: "utf8", env });
  return text.split(/[\r\n]+/).map((line) => line.replace(cursor, ""));
}

/** Words that are never broken, since they are copied: commands, hashes, and one word that is wider than the line. */
const copied = /^(kobai |[0-9a-f]{64}$)/;

describe("a terminal", () => {
  test.each(calls)("of 20 columns holds every line of kobai %s %s", (...words) => {
    const wide = drawn(words, 20).filter(
      (line) => displayWidth(line) > 20 && !copied.test(line) && line.trim().includes(" "),
    );
    expect(wide).toEqual([]);
  });
});

const timesOut = (text: string) => text.replace(/ \d[\d.]* (ms|s)\b/g, " TIME").replace(/ +(?=TIME)/g, " ");

describe("a pipe", () => {
  test.each(calls)(
    "gets plain lines, the same under a Japanese locale, from kobai %s %s",
    async (...words) => {
      const [plain, japanese] = await Promise.all(
        ["C", "ja_JP.UTF-8"].map((locale) => printed(words, { env: { LANG: locale, LC_ALL: locale } })),
      );
      expect([plain.includes("\u001b"), plain.includes("\r")]).toEqual([false, false]);
      expect(timesOut(japanese)).toBe(timesOut(plain));
    },
  );
});
