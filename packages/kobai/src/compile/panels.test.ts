import { expect, test } from "vitest";
import { byTiles, listedPanels, type PanelGroup } from "./panels.js";

const widthsOf = (groups: readonly PanelGroup[]) =>
  groups.flatMap(({ panels, vectors }) => Array<number>(panels).fill(vectors));

test.each([
  [0, [], []],
  [1, [1], [1]],
  [2, [2], [2]],
  [3, [3], [2, 1]],
  [4, [2, 2], [2, 2]],
  [7, [2, 2, 3], [2, 2, 2, 1]],
])("%d vectors fall into twos and a three, or into twos and a one", (vectors, widths, onlyTwos) => {
  expect([byTiles(vectors), byTiles(vectors, true)].map(widthsOf)).toEqual([widths, onlyTwos]);
});

test.each([
  [100, 4, 32, [13, 12]],
  [52, 4, 32, [13]],
  [53, 4, 128, [7, 7]],
  [26, 2, 1, [13]],
  [100, 4, 200, [9, 8, 8]],
  [100, 4, 256, [7, 6, 6, 6]],
  [36, 4, 4096, [5, 4]],
  [3, 4, 32, [1]],
  [0, 4, 32, []],
])(
  "%d columns of vectors of %d in batches of %d fall into panels as equal as can be",
  (columns, lanes, rows, widths) => {
    expect(widthsOf(listedPanels(columns, lanes, rows))).toEqual(widths);
  },
);
