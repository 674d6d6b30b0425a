// Oracles: the numbers of exercise 3-5, and the lecture's class Node trained by its own update.
import type { Node } from "kobai/lecture";
import { expect, test } from "vitest";
import { runTypeScript } from "../../../../../test/markdown.js";
import { byHand, nodeOf, samples } from "../../lesson/node.js";
import { code } from "./code.js";
import { after, batches, type Mode, modes, moment, moved, passes, run, stepsOf } from "./model.js";

test("the first step of the node by hand adds up from three complaints", () => {
  const { pulls, sum, step } = moment(byHand, { mode: "batch", alpha: 0.1 }, 0);
  [-0.25, 0.05441623928558019, -0.25, -0.08982957514588638].forEach((wanted, j) => {
    expect(sum[j]).toBeCloseTo(wanted, 14);
    expect(step[j]).toBeCloseTo(0.1 * wanted, 14);
    expect(pulls[0][j] + pulls[1][j] + pulls[2][j]).toBeCloseTo(wanted, 14);
  });
});

test("the sample 0 0 0 has a say in b alone", () => {
  expect(moment(byHand, { mode: "batch", alpha: 1 }, 0).pulls[0].slice(0, 3)).toEqual([0, 0, 0]);
});

test("samples disagree about b: two pull it up, one pulls it down", () => {
  const { pulls } = moment(byHand, { mode: "batch", alpha: 1 }, 0);
  expect(pulls.map((pull) => Math.sign(pull[3]))).toEqual([1, 1, -1]);
});

/** Trained as the lecture does, with an update wherever a batch ends. */
function trained(mode: Mode, alpha: number): Node {
  const node = nodeOf(byHand);
  for (let pass = 0; pass < passes; pass++)
    for (const batch of batches[mode]) {
      for (const i of batch) {
        node.forward([...samples[i].x]);
        node.backward(node.mseLoss(samples[i].target));
      }
      node.update(alpha);
    }
  return node;
}

test.each(modes)("a run by %s ends where the class Node ends", (mode) => {
  const { w, b } = trained(mode, 0.5);
  const { parameters } = run(byHand, { mode, alpha: 0.5 }).at(-1)!;
  [...w, b].forEach((wanted, j) => {
    expect(parameters[j]).toBeCloseTo(wanted, 12);
  });
});

test.each(modes)("by %s every step is heard once and the run has a moment more than steps", (mode) => {
  expect(batches[mode].flat().sort()).toEqual([0, 1, 2]);
  const moments = run(byHand, { mode, alpha: 1 });
  expect(moments).toHaveLength(stepsOf(mode) + 1);
  expect(moments[1].parameters).toEqual(after(moments[0]));
});

test("another way of hearing begins at the same pass", () => {
  expect([moved(5, "batch", "online"), moved(16, "online", "batch"), moved(7, "mini", "online")]).toEqual([
    15, 5, 9,
  ]);
});

test.each(modes)("the copied program ends by %s where the figure stands", async (mode) => {
  const [line] = await runTypeScript(code({ node: byHand, mode, alpha: 0.5, step: 7 }));
  const { parameters } = run(byHand, { mode, alpha: 0.5 })[7];
  line.split(" ").forEach((printed, j) => {
    expect(Number(printed)).toBeCloseTo(parameters[j], 12);
  });
});
