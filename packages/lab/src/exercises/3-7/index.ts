// Exercise 3-7: the gradient of one node's loss over all samples, as a program.
import type { Exercise } from "../exercise.js";
import { programWork } from "../programs.js";
import { judge } from "./judge.js";
import { python } from "./python.js";
import { typescript } from "./typescript.js";

const exercise: Exercise = {
  work: { ...programWork({ typescript, python }, judge), Picture: () => import("./Walk.svelte") },
  reason: "same-input",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
