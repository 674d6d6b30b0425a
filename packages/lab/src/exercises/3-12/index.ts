// Exercise 3-12: errors flow back: a network of two layers learns Pythagoras.
import type { Exercise } from "../exercise.js";
import { programWork } from "../programs.js";
import { judge } from "./judge.js";
import { python } from "./python.js";
import { typescript } from "./typescript.js";

const exercise: Exercise = {
  work: programWork({ typescript, python }, judge),
  reason: "share",
  texts: { ja: () => import("./texts/ja.md"), en: () => import("./texts/en.md") },
};

export default exercise;
