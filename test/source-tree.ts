// The sources of a package as TypeScript's own parser sees them: what the architecture tests look at.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = fileURLToPath(new URL("..", import.meta.url));

export interface Source {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** One edge of the import graph. */
export interface Import {
  readonly from: string;
  /** A path like `from` for a relative import, else the name as written. */
  readonly to: string;
  /** Erased by the compiler: `import type` and `export type`, but not `import { type A }`, which still loads the file. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** The files of a folder that ship: TypeScript, but no tests. */
export function sources(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((path) => /\.ts$/.test(path) && !/\.(test|d)\.ts$/.test(path))
    .sort()
    .map((path) => ({ path, tree: parse(path, readFileSync(join(root, path), "utf8")) }));
}

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

export function importsOf({ path, tree }: Source): Import[] {
  return nodesOf(tree).flatMap((node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return [];
    return [
      { from: path, to: target(path, specifier.text), typeOnly: isTypeOnly(node), line: lineOf(specifier) },
    ];
  });
}

/** Every node below one, in the order of the text. */
export function nodesOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (child: ts.Node) => {
    found.push(child);
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

/** Counted from 1. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

export function place(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${relative(root, join(root, file.fileName))}:${lineOf(node)}: ${node.getText(file)}`;
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  const named = (name: ts.Node | undefined) => (name && ts.isStringLiteralLike(name) ? name : undefined);
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return named(node.moduleSpecifier);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return named(node.arguments[0]);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal);
  return undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportTypeNode(node);
}

function target(from: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  const path = posix.join(dirname(from), specifier);
  const typescript = path.replace(/\.js$/, ".ts");
  return existsSync(join(root, typescript)) ? typescript : path;
}
