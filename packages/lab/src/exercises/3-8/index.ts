// Exercise 3-8: one step of gradient descent on a curve of one variable.
import type { Exercise } from "../exercise.js";
import { fields, judge, mistakes, solution } from "./form.js";

const exercise: Exercise = {
  work: { kind: "form", fields, solution, judge, mistakes },
  reason: "against",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
