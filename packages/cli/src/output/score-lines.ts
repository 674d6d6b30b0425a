// How good a model is, beside the simplest thing that could be done instead.
import type { Baseline } from "../scores/baseline.js";
import type { Scores } from "../scores/scores.js";
import { confusionLines } from "./charts/confusion.js";
import { factLines } from "./facts.js";
import { count, counted, lossText, percent, significant } from "./numbers.js";
import { type Column, table } from "./table.js";
import type { Screen } from "./terminal.js";
import { printable } from "./text.js";

export interface Scored {
  /** Of which rows: test, validation. */
  readonly name: string;
  readonly rows: number;
  readonly scores: Scores;
  readonly baseline: Baseline;
  /** Of the classes, or of the targets. */
  readonly names: readonly string[];
}

export function scoreLines(screen: Screen, scored: Scored): string[] {
  const { name, baseline, scores } = scored;
  const texts = [mainText(scored), baselineText(baseline), ...macroText(scores)];
  const lines = factLines([[name, ...texts]], screen);
  const each = eachLines(screen, scored);
  return each.length === 0 ? lines : [...lines, "", ...each];
}

function mainText({ rows, scores }: Scored): string {
  const of = counted(rows, "row");
  if (scores.kind === "classes")
    return `${percent(scores.accuracy)} of ${of} right, loss ${lossText(scores.loss)}`;
  if (scores.kind === "labels")
    return `${percent(scores.accuracy)} of ${of} right in ${allTargets(scores.each.length)}, loss ${lossText(scores.loss)}`;
  const { mae, rmse, r2 } = scores;
  return `off by ${significant(mae)} on average (root mean square ${significant(rmse)}), R2 ${r2.toFixed(3)}, ${of}`;
}

export function allTargets(count: number): string {
  return count === 2 ? "both targets" : `all ${count} targets`;
}

export function baselineText(baseline: Baseline): string {
  if (baseline.kind === "mean")
    return `root mean square ${significant(baseline.rmse)} by always answering the mean`;
  const what =
    baseline.kind === "commonest"
      ? `${printable(baseline.label)}, the commonest`
      : "what is commonest in each target";
  return `${percent(baseline.accuracy)} by always answering ${what}`;
}

const alike = { classes: "class", labels: "target" };

function macroText(scores: Scores): string[] {
  if (scores.kind === "numbers") return [];
  return [`macro F1 ${scores.macroF1.toFixed(3)}, in which each ${alike[scores.kind]} counts the same`];
}

/** What was taken for what, or a line for each of several targets. */
function eachLines({ width, paint }: Screen, { scores, names }: Scored): string[] {
  const room = Math.min(width(), 120);
  if (scores.kind === "classes")
    return confusionLines({ counts: scores.confusion, labels: names }, room, paint);
  if (scores.each.length === 1) return [];
  const numbers = <Each>(each: readonly Each[], heading: string, text: (one: Each) => string): Column => ({
    heading,
    cells: each.map(text),
    align: "right",
  });
  const target: Column = { heading: "target", cells: names };
  if (scores.kind === "numbers")
    return table(
      [
        target,
        numbers(scores.each, "R2", ({ r2 }) => r2.toFixed(3)),
        numbers(scores.each, "off by", ({ mae }) => significant(mae)),
        numbers(scores.each, "rms", ({ rmse }) => significant(rmse)),
      ],
      room,
      paint,
    );
  return table(
    [
      target,
      numbers(scores.each, "yes", ({ rows }) => count(rows)),
      numbers(scores.each, "right", ({ accuracy }) => percent(accuracy, 1)),
      numbers(scores.each, "F1", ({ f1 }) => f1.toFixed(3)),
      numbers(scores.each, "precision", ({ precision }) => percent(precision, 1)),
      numbers(scores.each, "recall", ({ recall }) => percent(recall, 1)),
    ],
    room,
    paint,
  );
}
