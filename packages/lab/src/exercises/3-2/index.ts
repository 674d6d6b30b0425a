// Exercise 3-2: a loss function of one's own, held to what a loss must do.
import type { Exercise } from "../exercise.js";
import { fields, judge, mistakes, solution } from "./form.js";

const exercise: Exercise = {
  work: { kind: "form", fields, solution, judge, mistakes, Picture: () => import("./Picture.svelte") },
  reason: "differentiable",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
