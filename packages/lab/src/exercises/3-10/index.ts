// Exercise 3-10: how a layer keeps its weights: one list per output.
import type { Exercise } from "../exercise.js";
import { programWork } from "../programs.js";
import { judge } from "./judge.js";
import { python } from "./python.js";
import { typescript } from "./typescript.js";

const exercise: Exercise = {
  work: programWork({ typescript, python }, judge),
  reason: "own-column",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
