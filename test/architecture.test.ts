// The floor plan of ARCHITECTURE.md, held: which room may import from which.
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { type Import, importsOf, place, sources } from "./source-tree.js";

/** The rooms of packages/kobai/src in the order of the data path, which begins with a network: rows are checked against
 * one. A room may import from the storeys above it in this list; rooms of one storey know nothing of each other. */
const storeys = [
  ["errors", "random", "math"],
  ["network"],
  ["loss", "optimizer"],
  ["data"],
  ["machine"],
  ["reference", "compile"],
  ["platform"],
  ["training"],
  ["diagnose"],
  ["model"],
  ["export"],
  ["index", "run"],
];

/** `import type` that goes against the order: erased by the compiler, and needed by a contract. */
const typesAllowedUpward = [
  "training → model", // a model is what `fit` makes, a checkpoint what it resumes from
  "diagnose → model", // a model is what is looked at
];

const packageRoot = {
  kobai: "packages/kobai/src",
  tables: "packages/tables/src",
  cli: "packages/cli/src",
  lab: "packages/lab/src",
};

const kobai = sources(packageRoot.kobai).flatMap(importsOf);
const room = (path: string) =>
  path
    .slice(packageRoot.kobai.length + 1)
    .split("/")[0]
    .replace(/\.ts$/, "");
const storey = (name: string) => storeys.findIndex((rooms) => rooms.includes(name));
const shown = ({ from, line, to }: Import) => `${from}:${line} imports ${to}`;

describe("the library", () => {
  test("every file belongs to a room of the plan", () => {
    const unknown = sources(packageRoot.kobai)
      .map(({ path }) => path)
      .filter((path) => room(path) !== "lecture" && storey(room(path)) < 0);
    expect(unknown).toEqual([]);
  });

  test("imports nothing from outside itself", () => {
    const outside = kobai.filter(({ to }) => !to.startsWith(`${packageRoot.kobai}/`));
    expect(outside.map(shown)).toEqual([]);
  });

  test("its entries are nothing but re-exports", () => {
    const entries = sources(packageRoot.kobai).filter(({ path }) => ["index", "run"].includes(room(path)));
    const statements = entries.flatMap(({ tree }) => [...tree.statements]);
    expect(statements.filter((statement) => !ts.isExportDeclaration(statement)).map(place)).toEqual([]);
  });

  test("values come only from rooms earlier on the data path", () => {
    const wrong = kobai.filter(({ typeOnly }) => !typeOnly).filter((edge) => !goesBack(edge));
    expect(wrong.map(shown)).toEqual([]);
  });

  test("types go against the data path only where a contract needs it", () => {
    const wrong = kobai
      .filter(({ typeOnly }) => typeOnly)
      .filter((edge) => !goesBack(edge) && !typesAllowedUpward.includes(between(edge)));
    expect(wrong.map(shown)).toEqual([]);
  });

  test("every exception for types is in use", () => {
    const used = new Set(kobai.filter(({ typeOnly }) => typeOnly).map(between));
    expect(typesAllowedUpward.filter((pair) => !used.has(pair))).toEqual([]);
  });

  test("the lecture's classes import nothing and are imported by nothing", () => {
    const touching = kobai.filter(({ from, to }) => (room(from) === "lecture") !== (room(to) === "lecture"));
    expect(touching.map(shown)).toEqual([]);
  });

  test("the reference and the compiler never import one another, not even types", () => {
    const pairs = ["reference → compile", "compile → reference"];
    expect(kobai.filter((edge) => pairs.includes(between(edge))).map(shown)).toEqual([]);
  });
});

describe("the packages", () => {
  test.each([
    ["tables", ["kobai"]],
    ["cli", ["kobai", "@kobai/tables"]],
    ["lab", ["kobai", "@kobai/tables"]],
  ] as const)("%s imports of ours only %s", (name, allowed) => {
    const ours = sources(packageRoot[name])
      .flatMap(importsOf)
      .filter(({ to }) => /^(kobai|@kobai\/[^/]+)($|\/)/.test(to));
    const wrong = ours.filter(({ to }) => !allowed.some((our) => to === our || to.startsWith(`${our}/`)));
    expect(wrong.map(shown)).toEqual([]);
  });

  test.each(Object.values(packageRoot))("%s reaches other packages by name, never by path", (folder) => {
    const wrong = sources(folder)
      .flatMap(importsOf)
      .filter(({ to }) => to.startsWith("packages/") && !to.startsWith(`${folder}/`));
    expect(wrong.map(shown)).toEqual([]);
  });

  test.each(Object.values(packageRoot))("%s has no cycle of imports, of types neither", (folder) => {
    expect(cycle(sources(folder).flatMap(importsOf))).toEqual([]);
  });
});

function between({ from, to }: Import): string {
  return `${room(from)} → ${room(to)}`;
}

function goesBack({ from, to }: Import): boolean {
  return room(from) === room(to) || storey(room(to)) < storey(room(from));
}

/** The files of one cycle, or nothing. */
function cycle(edges: readonly Import[]): string[] {
  const next = new Map<string, string[]>(edges.map(({ from }) => [from, []]));
  for (const { from, to } of edges) next.get(from)?.push(to);
  const finished = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return [];
    for (const to of next.get(file) ?? []) {
      const found = walk(to, [...path, file]);
      if (found.length > 0) return found;
    }
    finished.add(file);
    return [];
  };
  for (const file of next.keys()) {
    const found = walk(file, []);
    if (found.length > 0) return found;
  }
  return [];
}
