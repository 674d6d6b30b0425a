import { describe, expect, test } from "vitest";
import { visiblePaint } from "../../../test/screen.js";
import { plain } from "../terminal.js";
import { confusionLines, mistakes } from "./confusion.js";

const confusion = {
  labels: ["cat", "dog", "cow"],
  counts: [
    [1200, 0, 3],
    [7, 9, 0],
    [0, 3, 5],
  ],
};

describe("confusionLines", () => {
  test("draws the matrix, answers across, truth down", () => {
    expect(confusionLines(confusion, 80, plain)).toEqual([
      "       answer",
      "true   cat   dog   cow",
      "cat  1,200     .     3",
      "dog      7     9     .",
      "cow      .     3     5",
    ]);
  });

  test("what is right is strong, what is wrong stands out, what is not is quiet", () => {
    expect(confusionLines(confusion, 80, visiblePaint)[2]).toBe(
      "<quiet:cat ><strong: 1,200><quiet:     .><wrong:     3>",
    );
  });

  test("tells the most frequent mistakes where the matrix does not fit", () => {
    expect(confusionLines(confusion, 20, plain)).toEqual([
      "true  answer  rows",
      "dog   cat        7",
      "cat   cow        3",
      "cow   dog        3",
    ]);
  });

  test("counts the mistakes that it leaves out", () => {
    const labels = Array.from({ length: 4 }, (_, i) => `class ${i}`);
    const counts = labels.map(() => labels.map(() => 1));
    expect(confusionLines({ labels, counts }, 30, plain).slice(-1)).toEqual(["and 4 rarer mistakes"]);
  });

  test("says nothing where nothing is wrong and nothing fits", () => {
    const counts = [
      [1, 0],
      [0, 1],
    ];
    expect(confusionLines({ labels: ["yes", "no"], counts }, 6, plain)).toEqual([]);
  });
});

test("mistakes are ordered by how often they were made", () => {
  expect(mistakes(confusion).map(({ times }) => times)).toEqual([7, 3, 3]);
});
