import { expect, test } from "vitest";
import { runTypeScript } from "../../../../../test/markdown.js";
import { byHand, parameterNames } from "../../lesson/node.js";
import { code } from "./code.js";
import { ledger, slice } from "./model.js";

test("the node by hand is off by 0.3556 in all, 0.1185 on average", () => {
  const { entries, sum, mean } = ledger(byHand);
  expect(sum).toBeCloseTo(0.35560855986453677, 14);
  expect(mean).toBeCloseTo(0.11853618662151226, 14);
  expect(entries.map(({ error }) => Math.sign(error))).toEqual([-1, -1, 1]);
  for (const { error, square } of entries) expect(square).toBeCloseTo(error * error, 15);
});

test("a node that knows nothing is off by a quarter three times", () => {
  expect(ledger([0, 0, 0, 0]).entries.map(({ square }) => square)).toEqual([0.25, 0.25, 0.25]);
});

test("a slice passes through the present loss", () => {
  parameterNames.forEach((_, i) => {
    const { y } = slice(byHand, i).find(({ x }) => x === byHand[i])!;
    expect(y).toBe(ledger(byHand).sum);
  });
});

test("more w2 only ever helps, and no slice of w2 has a bottom", () => {
  const losses = slice(byHand, 1).map(({ y }) => y);
  for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThan(losses[i - 1]);
});

test("b has a bottom between its ends: one sample wants less of it, two want more", () => {
  const losses = slice(byHand, 3).map(({ y }) => y);
  const best = losses.indexOf(Math.min(...losses));
  expect(best).toBeGreaterThan(0);
  expect(best).toBeLessThan(losses.length - 1);
});

test("the copied program prints the figure's numbers", async () => {
  const node = [0.3, -0.8, 0.1, 0.4];
  const { entries, sum } = ledger(node);
  const lines = await runTypeScript(code({ node }));
  expect(lines).toEqual([
    ...entries.map(({ x, y, error, square }) => `${x.join(" ")} ${y} ${error} ${square}`),
    `loss ${sum}`,
  ]);
});
