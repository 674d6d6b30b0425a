// Exercise 3-5: the loss over three samples, by hand.
import type { Exercise } from "../exercise.js";
import { fields, judge, mistakes, solution } from "./form.js";

const exercise: Exercise = {
  work: { kind: "form", fields, solution, judge, mistakes },
  reason: "square",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
