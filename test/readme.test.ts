// The READMEs keep their word: every command prints what stands below it, every example runs.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  codeBlocks,
  commands,
  firstMissing,
  run,
  runTypeScript,
  typeErrors,
  withoutBuild,
} from "./markdown.js";
import { root } from "./source-tree.js";

/** What the reader has done before these tests can run, and what would run them again. */
const notRunHere = ["npm ci", "npm install kobai", "npm test", "npm run check", "npm run bench"];

const english = codeBlocks("README.md");
const japanese = codeBlocks("README.ja.md");
const examples = english.filter(({ language }) => language === "ts").map(({ text }) => text);

describe("README.md", () => {
  test.each(commands(english).filter(({ command }) => !notRunHere.includes(command)))(
    "$command prints what it says",
    { timeout: 120_000 },
    async ({ command, output }) => {
      const printed = await run(withoutBuild(command));
      expect(firstMissing(output, printed), printed.join("\n")).toBeUndefined();
    },
  );

  test.each(examples)("its example type-checks: %s", (text) => {
    expect(typeErrors(text)).toEqual([]);
  });

  test.each(examples)("its example prints what its comments say: %s", async (text) => {
    const said = [...text.matchAll(/\/\/ → (.*)/g)].map(([, line]) => line.trimEnd());
    expect(await runTypeScript(text)).toEqual(said);
  });
});

describe("README.ja.md", () => {
  test("shows the same commands, outputs and programs", () => {
    expect(japanese.map(withoutComments)).toEqual(english.map(withoutComments));
  });
});

test.each(["README.md", "README.ja.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/glossary.md"])(
  "%s links to files that exist",
  (path) => {
    expect(linksOf(path).filter((link) => !existsSync(join(root, path, "..", link)))).toEqual([]);
  },
);

/** Comments are in the reader's language; what a program prints is not a comment. */
function withoutComments({ language, text }: { language: string; text: string }) {
  return { language, text: text.replace(/ *\/\/ (?!→).*/g, "") };
}

function linksOf(path: string): string[] {
  const text = readFileSync(join(root, path), "utf8");
  const links = [...text.matchAll(/(?:\]\(|src="|href=")([^)"\s]+)/g)].map(([, link]) =>
    link.replace(/#.*/, ""),
  );
  return links.filter((link) => link !== "" && !/^\w+:/.test(link));
}
