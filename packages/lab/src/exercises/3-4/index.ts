// Exercise 3-4: the same node as a program, with a sigmoid in the place of the step.
import type { Exercise } from "../exercise.js";
import { programWork } from "../programs.js";
import { judge } from "./judge.js";
import { python } from "./python.js";
import { typescript } from "./typescript.js";

const exercise: Exercise = {
  work: programWork({ typescript, python }, judge),
  reason: "between",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
