import { describe, expect, test } from "vitest";
import { numberOf, partOf } from "../kit/diagram/diagram.js";
import { layerDiagram, perBias, perNode, perWeight, walkLists } from "./lists.js";

const w = [
  [1, 2, 3],
  [4, 5, 6],
];
const numbers = { w, b: [7, 8], x: [0.1, 0.2, 0.3], y: [0.4, 0.5] };
const lists = [perWeight("w", w), perBias("b", numbers.b)];

describe("the numbers of a layer in nested lists", () => {
  test("stand under the id of the part that the diagram shows them at", () => {
    const diagram = layerDiagram(numbers);
    const all = [...lists, perNode("x", numbers.x, 0), perNode("y", numbers.y, 1)];
    for (const { id, value } of all.flatMap(({ rows }) => rows.flat()))
      expect(numberOf(diagram, partOf(id)!)).toBe(value);
  });

  test("w[i][j] is the weight from input j to output i", () => {
    expect(lists[0].rows[1][2]).toEqual({ id: "w0.1.2", value: 6 });
    expect(layerDiagram(numbers).columns[1][1].name).toBe("y[1]");
  });
});

describe("arrow keys in the lists", () => {
  const from = (row: number, index: number) => (key: string) => walkLists(lists, { row, index }, key);
  test("go along a row and from row to row, the last of which may be shorter", () => {
    expect(from(0, 1)("ArrowRight")).toEqual({ row: 0, index: 2 });
    expect(from(0, 1)("ArrowLeft")).toEqual({ row: 0, index: 0 });
    expect(from(0, 2)("ArrowDown")).toEqual({ row: 1, index: 2 });
    expect(from(1, 2)("ArrowDown")).toEqual({ row: 2, index: 1 });
    expect(from(2, 1)("ArrowUp")).toEqual({ row: 1, index: 1 });
  });
  test("lead nowhere beyond the first and the last", () => {
    expect([from(0, 0)("ArrowLeft"), from(0, 2)("ArrowRight")]).toEqual([undefined, undefined]);
    expect([from(0, 0)("ArrowUp"), from(2, 0)("ArrowDown"), from(0, 0)("Enter")]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });
});
