// The library runs anywhere: outside platform/ it names only globals that Node and browsers share.
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { lineOf, nodesOf, root } from "./source-tree.js";

const shared = ["AbortSignal", "TextDecoder", "TextEncoder", "WebAssembly", "btoa", "crypto", "performance"];

const folder = join(root, "packages/kobai");
const config = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile).config,
  ts.sys,
  folder,
);

test("the library names no global of Node or of the page outside platform/", () => {
  const program = ts.createProgram(config.fileNames, { ...config.options, noEmit: true });
  const checker = program.getTypeChecker();
  const foreign = config.fileNames
    .filter((name) => !dirname(name).endsWith("/platform"))
    .flatMap((name) => nodesOf(program.getSourceFile(name)!).filter(ts.isIdentifier))
    .filter((name) => isForeign(name, checker))
    .map((name) => `${name.getSourceFile().fileName.slice(root.length)}:${lineOf(name)}: ${name.text}`);
  expect(foreign).toEqual([]);
});

/** A free name that nobody declares, or that only the library of browsers declares. */
function isForeign(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  if (isMemberName(name) || shared.includes(name.text)) return false;
  const symbol = checker.getSymbolAtLocation(name);
  if (symbol === undefined) return false;
  const files = symbol.declarations?.map((declaration) => declaration.getSourceFile().fileName) ?? [];
  return files.length > 0 && files.every((file) => /lib\.(dom|webworker)[^/]*$|@types\/node/.test(file));
}

function isMemberName(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === name;
  if (ts.isQualifiedName(parent)) return parent.right === name;
  return ts.isPropertyAssignment(parent) && parent.name === name;
}
