import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, nearestName } from "./nearest.js";

const names = ["adam", "adamw", "momentum", "gradient-descent"];

describe("nearestName", () => {
  test.each([
    ["adma", "adam"],
    ["ADAM", "adam"],
    ["momentun", "momentum"],
    ["grad", "gradient-descent"],
    ["gradientdescent", "gradient-descent"],
  ])("takes %s for %s", (word, name) => {
    expect(nearestName(word, names)).toBe(name);
  });

  test.each(["sgd", "", "lion"])("does not guess at %j", (word) => {
    expect(nearestName(word, names)).toBeUndefined();
  });
});

describe("editDistance", () => {
  test.each([
    ["", "", 0],
    ["abc", "abc", 0],
    ["abc", "acb", 1],
    ["abc", "ab", 1],
    ["kitten", "sitting", 3],
  ])("from %j to %j is %i", (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });

  test("is the same in both directions and at most the longer length", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
