import { expect, test } from "vitest";
import { listedPanels } from "./panels.js";

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
    const panels = listedPanels(columns, lanes, rows);
    expect(panels.flatMap(({ panels: count, vectors }) => Array(count).fill(vectors))).toEqual(widths);
  },
);
