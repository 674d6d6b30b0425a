// Printed losses beside the golden ones: the first pass that differs, and what kind of difference that is.
import { type FirstDifference, firstDifference } from "../check/observed/trace.js";
import type { FormAnswer, Verdict } from "../exercise.js";
import { losses, passes } from "./golden.js";
import { type Printed, printed } from "./pasted.js";

const fields = ["losses"];
/** Fewer passes, or fewer digits, do not tell one algorithm from another. */
const least = { passes: 10, digits: 5 };

export function judge({ losses: text = "" }: FormAnswer): Verdict {
  if (text.trim() === "") return { kind: "not yet", reason: "missing", fields };
  const got = printed(text).filter(({ pass }) => pass >= 1 && pass <= passes);
  if (got.length === 0) return { kind: "not yet", reason: "unread", fields };
  if (got.length < least.passes) return { kind: "mistake", name: "too-few", fields };
  if (got.some(({ significant }) => significant < least.digits))
    return { kind: "mistake", name: "few-digits", fields };
  const golden = losses(Math.max(...got.map(({ pass }) => pass), 2));
  const wanted = got.map(({ pass }) => golden[pass - 1]);
  const difference = firstDifference(
    got.map((one, i) => unrounded(one, wanted[i])),
    wanted,
  );
  if (!difference) return { kind: "right", note: "same" };
  const values = told(got[difference.index], difference);
  if (difference.kind === "last bit") return { kind: "right", note: "last-bit" };
  if (difference.kind === "tolerance") return { kind: "mistake", name: "tolerance", fields, values };
  return { kind: "mistake", name: slipOf(got, golden), fields, values };
}

/** A loss printed in fewer digits is the wanted one where it is rounded to it. */
function unrounded({ loss, unit }: Printed, wanted: number): number {
  return Math.abs(loss - wanted) <= 0.5 * unit * (1 + 1e-9) ? wanted : loss;
}

function told({ pass, loss }: Printed, { wanted }: FirstDifference): Record<string, string> {
  return { pass: String(pass), got: String(loss), wanted: wanted.toPrecision(10) };
}

/** Losses of passes 1 and 2 that tell an algorithm; from the programs of exercise 3-12 in Python. */
const perSample = 2.377171781991188;
const secondOfMean = 2.5158407743570814;
const secondOfFirstFixed = 2.501983585398231;

function slipOf(got: readonly Printed[], golden: readonly number[]): string {
  const of = (pass: number) => got.find((one) => one.pass === pass);
  const is = (pass: number, loss: number) =>
    Math.abs((of(pass)?.loss ?? Number.NaN) - loss) <= (of(pass)?.unit ?? 0) + 1e-9 * loss;
  const [first, second] = golden;
  if (is(1, first / 100)) return "mean-loss";
  if (is(1, second)) return "after-update";
  if (is(1, perSample)) return "per-sample";
  if (!is(1, first) && of(1)) return "other-start";
  if (is(2, secondOfMean)) return "mean";
  if (is(2, secondOfFirstFixed)) return "first-fixed";
  return is(2, second) ? "later" : "other-step";
}

const printedOf = (values: readonly number[]) => ({
  losses: values.map((loss, i) => `${i + 1} ${loss}`).join("\n"),
});
const shown = losses(50);

export const solution: FormAnswer = printedOf(shown);

export const mistakes: Readonly<Record<string, FormAnswer>> = {
  "too-few": printedOf(shown.slice(0, 5)),
  "few-digits": { losses: shown.map((loss) => loss.toFixed(2)).join("\n") },
  tolerance: printedOf(shown.map(Math.fround)),
  "mean-loss": printedOf(shown.map((loss) => loss / 100)),
  "after-update": printedOf(shown.slice(1)),
  "per-sample": printedOf([perSample, 2.2878537187991355, ...shown.slice(2)]),
  "other-start": printedOf([2.3123456, ...shown.slice(1)]),
  mean: printedOf([shown[0], secondOfMean, ...shown.slice(2)]),
  "first-fixed": printedOf([shown[0], secondOfFirstFixed, ...shown.slice(2)]),
  "other-step": printedOf([shown[0], 2.4123456, ...shown.slice(2)]),
  later: printedOf([...shown.slice(0, 20), ...shown.slice(20).map((loss) => loss * 1.001)]),
};

export { fields };
