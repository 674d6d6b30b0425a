// Promise D4: the same bits on every engine. Where numbers of the engine are made there is no function that engines
// compute differently, and no source of chance but random.ts. Held by the parse tree of every file.
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { nodesOf, parse, place, type Source, sources } from "./source-tree.js";

/** Defined to the last bit by ECMAScript, or a constant. */
const exactMath =
  "abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN2 LN10 LOG2E LOG10E PI SQRT1_2 SQRT2".split(
    " ",
  );

const engine = sources("packages/kobai/src").filter(({ path }) => !path.includes("/src/lecture/"));

describe("the engine's arithmetic", () => {
  test("uses of Math only what is defined to the last bit", () => {
    expect(engine.flatMap(inexactMath)).toEqual([]);
  });

  test("raises to a power nothing but 2, and to whole literals", () => {
    expect(engine.flatMap(powers)).toEqual([]);
  });
});

describe("the scan itself", () => {
  test.each([
    ["Math.exp(1)", ["Math.exp"]],
    ["Math['pow'](2, 3)", ["Math"]],
    ["const { log } = Math", ["Math"]],
    ["globalThis.Math.random()", ["globalThis.Math.random"]],
    ["Math.sqrt(Math.tanh(2))", ["Math.tanh"]],
    ["Math.sqrt(2) + Math.PI", []],
    ["'Math.exp(x)'", []],
  ])("of %s finds %s", (text, found) => {
    expect(inexactMath(source(text))).toEqual(found.map((name) => `probe.ts:1: ${name}`));
  });

  test.each([
    ["2 ** 32 - 2 ** 52", []],
    ["-(2 ** 31)", []],
    ["2 ** -1022", []],
    ["2 ** 0.5", ["2 ** 0.5"]],
    ["0.9 ** 2", ["0.9 ** 2"]],
    ["2 ** n", ["2 ** n"]],
    ["x **= 2", ["x **= 2"]],
  ])("of %s finds %s", (text, found) => {
    expect(powers(source(text))).toEqual(found.map((name) => `probe.ts:1: ${name}`));
  });
});

function source(text: string): Source {
  return { path: "probe.ts", tree: parse("probe.ts", text) };
}

/** Every use of the name Math that is not Math.x with x exact. */
function inexactMath({ tree }: Source): string[] {
  return nodesOf(tree)
    .filter((node) => ts.isIdentifier(node) && node.text === "Math")
    .map((name) => memberOf(outermostName(name)))
    .filter((use) => !(ts.isPropertyAccessExpression(use) && exactMath.includes(use.name.text)))
    .map(place);
}

/** From `Math` in `globalThis.Math` to the whole of it. */
function outermostName(name: ts.Node): ts.Node {
  const { parent } = name;
  return ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
}

/** From `Math` in `Math.x` to the whole of it; `Math` itself where it stands alone. */
function memberOf(name: ts.Node): ts.Node {
  const { parent } = name;
  return ts.isPropertyAccessExpression(parent) && parent.expression === name ? parent : name;
}

function powers({ tree }: Source): string[] {
  return nodesOf(tree)
    .filter(ts.isBinaryExpression)
    .filter(({ operatorToken }) =>
      [ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.AsteriskAsteriskEqualsToken].includes(
        operatorToken.kind,
      ),
    )
    .filter(({ left, right }) => !(left.getText() === "2" && /^-?\d+$/.test(right.getText())))
    .map(place);
}
