// How good a model is, beside the simplest thing that could be done instead.
import type { Evaluation } from "kobai";
import type { Baseline } from "../runs/baseline.js";
import { confusionLines } from "./charts/confusion.js";
import { type Fact, factLines } from "./facts.js";
import { counted, lossText, percent, significant } from "./numbers.js";
import type { Screen } from "./terminal.js";
import { printable } from "./text.js";

export interface Scored {
  /** Of which rows: test, validation. */
  readonly name: string;
  readonly rows: number;
  readonly evaluation: Evaluation;
  readonly baseline?: Baseline;
  /** Of the classes. */
  readonly labels: readonly string[];
}

export function scoreLines(screen: Screen, scored: Scored): string[] {
  const { name, evaluation, labels } = scored;
  const facts: Fact[] = [[name, ...scoreTexts(scored)]];
  const lines = factLines(facts, screen);
  if (!("confusion" in evaluation)) return lines;
  const matrix = confusionLines(
    { counts: evaluation.confusion, labels },
    Math.min(screen.width(), 120),
    screen.paint,
  );
  return matrix.length === 0 ? lines : [...lines, "", ...matrix];
}

function scoreTexts({ rows, evaluation, baseline }: Scored): string[] {
  const own =
    "accuracy" in evaluation
      ? `${percent(evaluation.accuracy)} of ${counted(rows, "row")} right, loss ${lossText(evaluation.loss)}`
      : `off by ${significant(evaluation.mae)} on average (root mean square ${significant(evaluation.rmse)}), R2 ${evaluation.r2.toFixed(3)}, ${counted(rows, "row")}`;
  return baseline === undefined ? [own] : [own, baselineText(baseline)];
}

export function baselineText(baseline: Baseline): string {
  return baseline.kind === "commonest"
    ? `${percent(baseline.accuracy)} by always answering ${printable(baseline.label)}, the commonest`
    : `root mean square ${significant(baseline.rmse)} by always answering the mean`;
}
