import { describe, expect, test } from "vitest";
import { plain } from "../../../kit/formula/terms.js";
import { parse } from "../../../url-state.js";
import { runOf, sizesOf } from "../model/network.js";
import { stepsOf } from "../model/steps.js";
import { activations, lossNames, schema } from "../state.js";
import { formulasOf } from "./formulas.js";
import { piecesOf } from "./pieces.js";

const nothing = () => {};
const change = { parameter: nothing, input: nothing, target: nothing };
const names = { weight: String, bias: String, input: String, target: String };

/** The sides of each line between its signs =, as plain text, step by step. */
function sides(changes: object): { kind: string; lines: string[][] }[] {
  const state = { ...parse(schema, "backprop", ""), ...changes };
  const run = runOf(state);
  const pieces = piecesOf(run, change, names);
  return stepsOf(sizesOf(state), { fused: state.loss === "binary-cross-entropy" }).map((step) => ({
    kind: step.kind,
    lines: formulasOf(run, step, pieces).map((terms) => plain(terms).split(" = ")),
  }));
}

/** Sums, differences, products and quotients of numbers, as a reader would check them. */
function worked(text: string): number {
  const signs: Record<string, string> = { "×": "*", "÷": "/", "−": "-" };
  return Number(new Function(`return ${text.replace(/[×÷−]/g, (sign) => signs[sign])}`)());
}

describe.each(activations)("with %s", (activation) => {
  test.each(lossNames)("and %s each product and sum is what its numbers give", (loss) => {
    const steps = sides({ activation, loss, inputs: 3, first: 3, second: 2, seed: 5 });
    const checked = steps
      .flatMap(({ lines }) => lines)
      .filter((line) => /^[()\d.\s−+×÷]+$/.test(line.at(-2)!));
    expect(checked.length).toBeGreaterThan(80);
    for (const line of checked) {
      const [given, result] = [worked(line.at(-2)!), worked(line.at(-1)!)];
      // the numbers are rounded to three or four decimals, and up to four of them stand in a line
      expect(Math.abs(given - result)).toBeLessThan(0.005);
    }
  });
});

test("the chain rule is written with its slopes, then with their numbers", () => {
  const { lines } = sides({})[33];
  expect(lines[0].slice(0, 2)).toEqual([
    "(∂L) / (∂ wx1→h1)",
    "(∂L) / (∂ h1) × (∂ h1) / (∂ zh1) × (∂ zh1) / (∂ wx1→h1)",
  ]);
  expect(lines[1][0]).toBe("(∂L) / (∂ h1)");
});

test("the loss is written with its numbers, as a sum, a mean or an entropy", () => {
  const loss = (name: string) => sides({ loss: name }).find(({ kind }) => kind === "loss")!.lines[0][1];
  expect(loss("squared-error")).toMatch(/^\(0\.\d{3} − 1\.00\)\^\(2\) \+ \(0\.\d{3} − 0\.00\)\^\(2\)$/);
  expect(loss("mean-squared-error")).toMatch(/^\(.+\) ÷ 2$/);
  expect(loss("binary-cross-entropy")).toMatch(
    /^− 1\.00 × ln 0\.\d{3} − \(1 − 1\.00\) × ln \(1 − 0\.\d{3}\) − 0\.00/,
  );
});
