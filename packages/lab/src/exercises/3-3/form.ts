// z and y of the lecture's node for three inputs, the last of them exactly on the boundary.
import { byHand } from "../../lesson/node.js";
import { formJudge, numberField } from "../check/fields.js";
import { means, readTyped } from "../check/number.js";
import type { FormAnswer } from "../exercise.js";

const [w1, w2, w3, b] = byHand;
const everyWeight = w1 + w2 + w3 + b;
const smooth = (z: number) => 1 / (1 + Math.exp(-z));

export const judge = formJudge(
  {
    z000: numberField([b], { "no-bias": [0], "bias-subtracted": [-b], "every-weight": [everyWeight] }),
    y000: numberField([1], { "zero-in-zero-out": [0], "smooth-answer": [smooth(b)] }),
    z011: numberField([w2 + w3 + b], {
      "no-bias": [w2 + w3],
      "bias-subtracted": [w2 + w3 - b],
      "minus-lost": [w2 - w3 + b],
      "other-weight": [w1 + w2 + b, w1 + w3 + b],
      "every-weight": [everyWeight],
    }),
    y011: numberField([0], {
      "negative-as-yes": [1],
      "sum-as-answer": [w2 + w3 + b],
      "smooth-answer": [smooth(w2 + w3 + b)],
    }),
    z101: numberField([w1 + w3 + b], {
      "no-bias": [w1 + w3],
      "bias-subtracted": [w1 + w3 - b],
      "minus-lost": [w1 - w3 + b],
      "other-weight": [w1 + w2 + b, w2 + w3 + b],
      "every-weight": [everyWeight],
    }),
    y101: numberField([1], { strict: [0], "smooth-answer": [smooth(0)] }),
  },
  turnedAround,
);

function turnedAround({ y000 = "", y011 = "" }: FormAnswer): string | undefined {
  const [first, second] = [readTyped(y000), readTyped(y011)];
  return first && second && means(first, 0) && means(second, 1) ? "turned-around" : undefined;
}

export const solution = { z000: "1", y000: "1", z011: "-0.5", y011: "0", z101: "0", y101: "1" };

export const fields = Object.keys(solution);

export const mistakes: Readonly<Record<string, FormAnswer>> = {
  strict: { ...solution, y101: "0" },
  "no-bias": { ...solution, z000: "0", z011: "-1.5", z101: "-1" },
  "bias-subtracted": { ...solution, z000: "-1", z011: "-2.5", z101: "-2" },
  "minus-lost": { ...solution, z011: "3.5", z101: "4" },
  "other-weight": { ...solution, z011: "2.5" },
  "every-weight": { ...solution, z011: "0.5" },
  "zero-in-zero-out": { ...solution, y000: "0" },
  "negative-as-yes": { ...solution, y011: "1" },
  "sum-as-answer": { ...solution, y011: "-0.5" },
  "smooth-answer": { ...solution, y000: "0.731", y011: "0.378", y101: "0.5" },
  "turned-around": { ...solution, y000: "0", y011: "1", y101: "0" },
};
