// Oracles: the regions in closed form, the share that a guess would get, and central differences of the answer.
import { dense, network, trace } from "kobai";
import { describe, expect, test } from "vitest";
import { numbersPrinted } from "../../../test/browser/code.js";
import { code } from "./code.js";
import { asked, grid, rows, tasks, train, wanted } from "./model.js";

const plan = { task: "disc", hidden: 4, seed: 0 } as const;
const weights = await train(plan);
const net = asked("disc", weights);

describe("the regions", () => {
  test("are a disc, a band and two opposite corners", () => {
    const middle = [0.5, 0.5];
    expect(tasks.map((task) => wanted(task, middle))).toEqual([1, 1, 0]);
    expect(tasks.map((task) => wanted(task, [0.9, 0.1]))).toEqual([0, 1, 1]);
    expect(tasks.map((task) => wanted(task, [0.9, 0.9]))).toEqual([0, 0, 0]);
  });

  test("are asked about on a grid, row by row from the top", () => {
    expect(grid(2)).toEqual([
      [0.25, 0.75],
      [0.75, 0.75],
      [0.25, 0.25],
      [0.75, 0.25],
    ]);
    expect(rows).toHaveLength(400);
  });
});

describe("the trained network", () => {
  test("answers what the library's own trace says", () => {
    const spec = network({ inputSize: 2 }, [dense(4, "sigmoid"), dense(1, "sigmoid")]);
    const parameters = weights.w.map((w, i) => ({
      weights: Float64Array.from(w.flat()),
      bias: Float64Array.from(weights.b[i]),
    }));
    for (const x of [
      [0.1, 0.2],
      [0.5, 0.5],
      [0.9, 0.4],
    ]) {
      const { layers, output } = trace({ ...spec, parameters }, x);
      expect(net.answer(x)).toBeCloseTo(output[0], 14);
      net.hidden(x).forEach((h, i) => {
        expect(h).toBeCloseTo(layers[0].y[i], 14);
      });
    }
  });

  test("draws a disc with four lines, which one line cannot", async () => {
    expect(net.right()).toBeGreaterThan(0.95);
    const alone = asked("disc", await train({ ...plan, hidden: 1 }));
    expect(alone.right()).toBeLessThan(0.8);
  });

  test("trains to the same weights again", async () => {
    expect(await train(plan)).toEqual(weights);
  });

  test("learns every region with four hidden nodes", async () => {
    for (const task of tasks)
      expect(asked(task, await train({ ...plan, task })).right()).toBeGreaterThan(0.95);
  });
});

describe("a silenced node", () => {
  test("answers the same everywhere: the last node no longer hears where the point lies", () => {
    const all = new Set([0, 1, 2, 3]);
    expect(net.answer([0.1, 0.9], all)).toBe(net.answer([0.5, 0.5], all));
    expect(net.answer([0.1, 0.9], new Set())).toBe(net.answer([0.1, 0.9]));
  });

  test("costs the network right answers, where it was trusted", () => {
    const without = weights.b[0].map((_, i) => net.right(new Set([i])));
    expect(Math.min(...without)).toBeLessThan(net.right() - 0.1);
  });
});

test("the copied program prints the numbers of the trained network, layer by layer", () => {
  const printed = numbersPrinted(code({ ...plan, x: [0.5, 0.5], silent: "" }));
  expect(printed).toEqual(weights.w.flatMap((w, i) => [...w.flat(), ...weights.b[i]]));
});
