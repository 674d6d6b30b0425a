// Exercise 3-6: partial derivatives, as formulas.
import type { Exercise } from "../exercise.js";
import { fields, judge, mistakes, solution } from "./form.js";

const exercise: Exercise = {
  work: { kind: "form", fields, solution, judge, mistakes },
  reason: "constant",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
