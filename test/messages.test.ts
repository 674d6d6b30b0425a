// Every message that a user can meet stands, word for word, in a test.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { lineOf, nodesOf, root, type Source, sources } from "./source-tree.js";

const packages = ["kobai", "tables", "cli"];

interface Message {
  readonly code: string;
  readonly place: string;
  /** What stands between the fields, sentence by sentence: tests may share the last one. */
  readonly words: readonly string[];
}

test.each(packages)("every message of %s is spelled out in a test", (name) => {
  const tests = testTexts(`packages/${name}`);
  const untested = sources(`packages/${name}/src`)
    .filter(({ path }) => /(errors|findings)\.ts$/.test(path))
    .flatMap(messagesOf)
    .filter(({ words }) => !tests.some((text) => words.every((part) => text.includes(part))))
    .map(({ code, place }) => `${place} ${code}`);
  expect(untested).toEqual([]);
});

/** The rows of tables like `"layer/output-size": (fields) => "…"`. */
function messagesOf({ path, tree }: Source): Message[] {
  return nodesOf(tree)
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => ts.isStringLiteral(name) && /^[\w-]+\/[\w-]+$/.test(name.text))
    .map((row) => ({
      code: (row.name as ts.StringLiteral).text,
      place: `${path}:${lineOf(row)}`,
      words: wordsOf(row.initializer),
    }));
}

/** Pieces long enough to tell one message from another: of the sentence itself, not of what its fields choose from. */
function wordsOf(message: ts.Expression): string[] {
  const template = [message, ...nodesOf(message)].find(
    (node) => ts.isTemplateExpression(node) || ts.isStringLiteralLike(node),
  );
  if (template === undefined) return [];
  const pieces = ts.isTemplateExpression(template)
    ? [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]
    : [(template as ts.StringLiteralLike).text];
  return pieces.flatMap((piece) => piece.split(/(?<=\.) /)).filter((piece) => piece.trim().length >= 12);
}

/** As they read when they run: strings and patterns without their escapes. */
function testTexts(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts") && !path.includes("node_modules"))
    .map((path) => readFileSync(join(root, folder, path), "utf8").replace(/\\(\W)/g, "$1"));
}
