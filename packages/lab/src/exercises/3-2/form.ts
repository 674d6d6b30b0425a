// A typed loss L(y, y0), judged by what it does to pairs of an answer and a target.

import { written } from "../../kit/number/scrub.js";
import { type Formula, formula, isMisread } from "../check/formula/formula.js";
import { same } from "../check/formula/same.js";
import { type Lack, type Loss, lackOf } from "../check/loss.js";
import type { FormAnswer, Verdict } from "../exercise.js";

const variables = ["y", "y0"];
export const fields = ["loss"];

/** Answers and targets that the learner sees the loss of while typing; others judge it. */
export const shownPairs: readonly (readonly [number, number])[] = [
  [1, 1],
  [0.9, 1],
  [0.5, 1],
  [0, 1],
  [0.2, 0],
  [0.8, 0],
];

/** The loss that was typed; "L = …" and "L(y, y0) = …" are read from behind the sign. */
export function lossOf(text: string): Loss | { readonly at: number } {
  const name = /^\s*L\s*(\([^=]*\))?\s*[=＝](?!=)/i.exec(text)?.[0] ?? "";
  const read = formula(" ".repeat(name.length) + text.slice(name.length), variables);
  return isMisread(read) ? read : (y, target) => read({ y, y0: target });
}

export function judge(answer: FormAnswer): Verdict {
  const text = answer.loss ?? "";
  if (text.trim() === "") return { kind: "not yet", reason: "missing", fields };
  const loss = lossOf(text);
  if (typeof loss !== "function") return { kind: "not yet", reason: "unread", fields, at: loss.at };
  const lack = lackOf(loss);
  if (!lack) return { kind: "right", note: noteOf(loss) };
  return { kind: "mistake", name: nameOf(lack, loss), fields, values: valuesOf(lack) };
}

function nameOf(lack: Lack, loss: Loss): string {
  const names: Readonly<Record<Lack["property"], () => string>> = {
    finite: () => "no-number",
    "never negative": () => (neverPositive(loss) ? "upside-down" : "signed"),
    "zero when equal": () => {
      if (ignoresOne(loss)) return "one-missing";
      return loss(0.5, 0.5) > loss(1, 0) ? "accuracy" : "never-zero";
    },
    slopes: () => "flat",
    "zero only when equal": () => "forgiving",
    grows: () => "turns-back",
  };
  return names[lack.property]();
}

const apart = [0, 0.1, 0.25, 0.5, 0.8, 1];
const pairs = apart.flatMap((y) => apart.map((target) => [y, target] as const));

const neverPositive = (loss: Loss) => pairs.every(([y, target]) => loss(y, target) <= 0);

function ignoresOne(loss: Loss): boolean {
  const byTarget = pairs.every(([y, target]) => loss(y, target) === loss(y, 0.5));
  return byTarget || pairs.every(([y, target]) => loss(y, target) === loss(0.5, target));
}

function valuesOf({ y, target, loss, farther }: Lack): Record<string, string> {
  const short = (value: number) => written(Number(value.toPrecision(3)), 0);
  return {
    ...{ y: short(y), y0: short(target), loss: short(loss) },
    ...(farther ? { farther: short(farther.y), less: short(farther.loss) } : {}),
  };
}

/** A right one is told what it is known as. */
function noteOf(loss: Loss): string {
  const typed: Formula = ({ y, y0 }) => loss(y, y0);
  const is = (text: string) => same(typed, formula(text, variables) as Formula, variables);
  if (is("(y-y0)^2")) return "square";
  return is("|y-y0|") ? "absolute" : "other";
}

export const solution = { loss: "(y - y0)^2" };

export const mistakes: Readonly<Record<string, FormAnswer>> = {
  signed: { loss: "y - y0" },
  flat: { loss: "y ≠ y0" },
  accuracy: { loss: "1 - |y - y0|" },
  "upside-down": { loss: "-(y - y0)^2" },
  "one-missing": { loss: "(1 - y)^2" },
  "never-zero": { loss: "(y - y0)^2 + 1" },
  forgiving: { loss: "max(0, y - y0)" },
  "turns-back": { loss: "|y - y0| (1.1 - |y - y0|)" },
  "no-number": { loss: "(y - y0) / y0" },
};
