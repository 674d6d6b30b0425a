// Partial derivatives of z = 2x + 3y, s = a² + 2ab + b² and t = a² + 3ab + 2b². s is the same in a and b, so that a
// learner who takes the wrong variable is right by luck; t is not.
import { formJudge, formulaField } from "../check/fields.js";
import type { FormAnswer } from "../exercise.js";

const ab = ["a", "b"];

export const judge = formJudge({
  zx: formulaField(["x", "y"], "2", {
    "other-variable": ["3"],
    "kept-variable": ["2x"],
    "kept-other": ["2 + 3y"],
    "both-at-once": ["5", "2 + 3"],
    "nothing-done": ["2x + 3y"],
  }),
  sa: formulaField(ab, "2a + 2b", {
    "lost-cross": ["2a", "2a + b^2"],
    "kept-other": ["2a + 2b + b^2", "2a + 2b + 2b"],
    "cross-unreduced": ["2a + 2ab", "2a + 2ab + b^2", "2a + 2ab + 2b"],
    "cross-as-number": ["2a + 2", "2a + 2 + 2b"],
    "power-not-down": ["2a^2 + 2b", "a^2 + 2b"],
    "power-not-in-front": ["a + 2b"],
    "both-at-once": ["4a + 4b"],
    "nothing-done": ["a^2 + 2ab + b^2"],
  }),
  ta: formulaField(ab, "2a + 3b", {
    "other-variable": ["3a + 4b"],
    "lost-cross": ["2a", "2a + 2b^2"],
    "kept-other": ["2a + 3b + 2b^2", "2a + 3b + 4b"],
    "cross-unreduced": ["2a + 3ab", "2a + 3ab + 2b^2", "2a + 3ab + 4b"],
    "cross-as-number": ["2a + 3"],
    "power-not-down": ["2a^2 + 3b", "a^2 + 3b"],
    "power-not-in-front": ["a + 3b"],
    "both-at-once": ["5a + 7b"],
    "nothing-done": ["a^2 + 3ab + 2b^2"],
  }),
  tb: formulaField(ab, "3a + 4b", {
    "other-variable": ["2a + 3b"],
    "lost-cross": ["4b", "a^2 + 4b"],
    "kept-other": ["a^2 + 3a + 4b", "2a + 3a + 4b"],
    "cross-unreduced": ["3ab + 4b", "a^2 + 3ab + 4b"],
    "cross-as-number": ["3 + 4b"],
    "power-not-down": ["3a + 4b^2", "3a + 2b^2"],
    "power-not-in-front": ["3a + 2b"],
    "both-at-once": ["5a + 7b"],
    "nothing-done": ["a^2 + 3ab + 2b^2"],
  }),
});

export const solution = { zx: "2", sa: "2a + 2b", ta: "2a + 3b", tb: "3a + 4b" };

export const fields = Object.keys(solution);

export const mistakes: Readonly<Record<string, FormAnswer>> = {
  "other-variable": { ...solution, zx: "3" },
  "kept-variable": { ...solution, zx: "2x" },
  "kept-other": { ...solution, zx: "2 + 3y" },
  "both-at-once": { ...solution, zx: "5" },
  "nothing-done": { ...solution, sa: "a^2 + 2ab + b^2" },
  "lost-cross": { ...solution, sa: "2a" },
  "cross-unreduced": { ...solution, sa: "2a + 2ab" },
  "cross-as-number": { ...solution, sa: "2a + 2" },
  "power-not-down": { ...solution, ta: "2a^2 + 3b" },
  "power-not-in-front": { ...solution, tb: "3a + 2b" },
};
