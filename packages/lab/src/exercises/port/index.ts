// The porting exercise: the network of exercise 3-12 in any language, held to the golden trace loss by loss.
import type { Exercise } from "../exercise.js";
import { fields, judge, mistakes, solution } from "./judge.js";

const exercise: Exercise = {
  work: { kind: "form", fields, solution, judge, mistakes, Picture: () => import("./Ports.svelte") },
  reason: "exp",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
