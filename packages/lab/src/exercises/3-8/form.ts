// One step down y = 2x⁴ − 4x³ + 3x + 2 from x = 1 with the learning rate 0.1.
import { choiceField, formJudge, formulaField, numberField } from "../check/fields.js";
import type { FormAnswer } from "../exercise.js";

const x = 1;
const rate = 0.1;
const height = 2 * x ** 4 - 4 * x ** 3 + 3 * x + 2;
const slope = 8 * x ** 3 - 12 * x ** 2 + 3;
const next = x - rate * slope;
const nextHeight = 2 * next ** 4 - 4 * next ** 3 + 3 * next + 2;

export const judge = formJudge({
  y: numberField([height], { "two-forgotten": [height - 2], "minus-lost": [2 + 4 + 3 + 2] }),
  derivative: formulaField(["x"], "8x^3 - 12x^2 + 3", {
    "constant-kept": ["8x^3 - 12x^2 + 5", "8x^3 - 12x^2 + 3 + 2x"],
    "power-not-down": ["8x^4 - 12x^3 + 3x", "8x^4 - 12x^3 + 3"],
    "power-not-in-front": ["2x^3 - 4x^2 + 3"],
    "linear-lost": ["8x^3 - 12x^2"],
    "linear-kept": ["8x^3 - 12x^2 + 3x"],
    "sign-turned": ["8x^3 + 12x^2 + 3"],
    "two-down": ["8x^2 - 12x + 3"],
    "nothing-done": ["2x^4 - 4x^3 + 3x + 2"],
  }),
  slope: numberField([slope], { "slope-sign": [-slope], "height-as-slope": [height] }),
  direction: choiceField("right", { "up-the-slope": ["left"], stayed: ["stay"] }),
  next: numberField([next], {
    added: [x + rate * slope],
    "no-rate": [x - slope, x + slope],
    "height-for-slope": [x - rate * height, x + rate * height],
    "step-alone": [-rate * slope, rate * slope],
    "height-there": [nextHeight],
  }),
});

export const solution = {
  y: "3",
  derivative: "8x^3 - 12x^2 + 3",
  slope: "-1",
  direction: "right",
  next: "1.1",
};

export const fields = Object.keys(solution);

export const mistakes: Readonly<Record<string, FormAnswer>> = {
  "two-forgotten": { ...solution, y: "1" },
  "minus-lost": { ...solution, y: "11" },
  "constant-kept": { ...solution, derivative: "8x^3 - 12x^2 + 5" },
  "power-not-down": { ...solution, derivative: "8x^4 - 12x^3 + 3x" },
  "power-not-in-front": { ...solution, derivative: "2x^3 - 4x^2 + 3" },
  "linear-lost": { ...solution, derivative: "8x^3 - 12x^2" },
  "linear-kept": { ...solution, derivative: "8x^3 - 12x^2 + 3x" },
  "sign-turned": { ...solution, derivative: "8x^3 + 12x^2 + 3" },
  "two-down": { ...solution, derivative: "8x^2 - 12x + 3" },
  "nothing-done": { ...solution, derivative: "2x^4 - 4x^3 + 3x + 2" },
  "slope-sign": { ...solution, slope: "1" },
  "height-as-slope": { ...solution, slope: "3" },
  "up-the-slope": { ...solution, direction: "left" },
  stayed: { ...solution, direction: "stay" },
  added: { ...solution, next: "0.9" },
  "no-rate": { ...solution, next: "2" },
  "height-for-slope": { ...solution, next: "0.7" },
  "step-alone": { ...solution, next: "0.1" },
  "height-there": { ...solution, next: "2.904" },
};
