// Exercise 3-3: one node that answers 0 or 1, worked by hand.
import type { Exercise } from "../exercise.js";
import { fields, judge, mistakes, solution } from "./form.js";

const exercise: Exercise = {
  work: { kind: "form", fields, solution, judge, mistakes },
  reason: "at-least",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
