// The answers of the smooth node to the three samples, and its loss: the sum or the mean, each is right.
import { sigmoid } from "kobai/lecture";
import { byHand, samples } from "../../lesson/node.js";
import { formJudge, numberField } from "../check/fields.js";
import { means, readTyped } from "../check/number.js";
import type { FormAnswer, Verdict } from "../exercise.js";

const [w1, w2, w3, b] = byHand;
const sums = samples.map(({ x }) => w1 * x[0] + w2 * x[1] + w3 * x[2] + b);
const answers = sums.map(sigmoid);
const errors = answers.map((y, i) => y - samples[i].target);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const squares = (values: readonly number[]) => total(values.map((value) => value * value));
const loss = squares(errors);
const count = samples.length;
const both = (value: number) => [value, value / count];

const slips = answers.map((y, i) => ({
  step: [1],
  "sum-as-answer": [sums[i]],
  "plus-exponent": y === 0.5 ? [] : [1 - y],
  "no-bias": [sigmoid(sums[i] - b)],
}));

const inOrder = formJudge(
  {
    y1: numberField([answers[0]], slips[0]),
    y2: numberField([answers[1]], slips[1]),
    y3: numberField([answers[2]], slips[2]),
    loss: numberField([loss, loss / count], {
      "not-squared": both(total(errors.map(Math.abs))),
      signed: both(total(errors)),
      "step-loss": both(1),
      root: [Math.sqrt(loss), Math.sqrt(loss / count)],
      half: [loss / 2],
      "no-target": both(squares(answers)),
      "squared-last": [total(errors) ** 2, total(errors.map(Math.abs)) ** 2],
      "left-out": errors.map((error) => loss - error * error),
    }),
  },
  fromSums,
);

/** 1 is both what the step answers to the first sample and its sum: the other two tell. */
function fromSums({ y2 = "", y3 = "" }: FormAnswer): string | undefined {
  const is = (text: string, value: number) => {
    const typed = readTyped(text);
    return typed !== undefined && means(typed, value);
  };
  return is(y2, sums[1]) || is(y3, sums[2]) ? "sum-as-answer" : undefined;
}

export function judge(answer: FormAnswer): Verdict {
  const verdict = inOrder(answer);
  if (verdict.kind !== "right") return verdict;
  return { kind: "right", note: means(readTyped(answer.loss)!, loss) ? "sum" : "mean" };
}

export const solution = { y1: "0.7311", y2: "0.8176", y3: "0.5", loss: "0.3556" };

export const fields = Object.keys(solution);

export const mistakes: Readonly<Record<string, FormAnswer>> = {
  step: { y1: "1", y2: "1", y3: "1", loss: "1" },
  "sum-as-answer": { y1: "1", y2: "1.5", y3: "0", loss: "0.25" },
  "plus-exponent": { y1: "0.2689", y2: "0.1824", y3: "0.5", loss: "1.4529" },
  "no-bias": { y1: "0.5", y2: "0.6225", y3: "0.2689", loss: "0.4648" },
  "not-squared": { ...solution, loss: "0.9514" },
  signed: { ...solution, loss: "0.04863" },
  "step-loss": { ...solution, loss: "1" },
  root: { ...solution, loss: "0.5963" },
  half: { ...solution, loss: "0.1778" },
  "no-target": { ...solution, loss: "1.4529" },
  "squared-last": { ...solution, loss: "0.9051" },
  "left-out": { ...solution, loss: "0.1056" },
};
