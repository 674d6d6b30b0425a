// How good the answers are: the score beside the simplest thing that could be done instead, then every class or target.
import type { JudgedBeside, TrainResult } from "../commands/train-result.js";
import { answerNames } from "../data/shape.js";
import { count, counted, percent, significant } from "../output/numbers.js";
import { allTargets, baselineText } from "../output/score-lines.js";
import type { Answered, ClassesScored, LabelsScored, NumbersScored, Scores } from "../scores/scores.js";
import { type Html, html, section } from "./html.js";
import { scatterPlot } from "./plots.js";

/** `answers` where rows have numbers. */
export function answersSection(result: TrainResult, answers: Answered | undefined): Html {
  const judged = result.test ?? result.validation;
  if (judged === undefined)
    return html`<p class="quiet">No rows were set aside to judge it by: give --test DATA, or --validation 0.1.</p>`;
  return html`${scoreHtml(result, judged)}${moreHtml(answerNames(result.model), judged.scores, answers)}`;
}

function moreHtml(names: readonly string[], scores: Scores, answers: Answered | undefined): Html {
  if (scores.kind === "classes") return classesSection(names, scores);
  return scores.kind === "labels" ? labelsSection(names, scores) : numbersSection(names, scores, answers!);
}

function scoreHtml({ test }: TrainResult, { rows: rowsJudged, scores, baseline }: JudgedBeside): Html {
  const rows = counted(
    rowsJudged,
    test ? "test row" : "row set aside",
    test ? "test rows" : "rows set aside",
  );
  return html`<p class="score">${mainScore(scores)}</p><p>${scoreText(scores)} on ${rows}</p><p class="quiet">${baselineText(baseline)}</p>`;
}

function mainScore(scores: Scores): string {
  return scores.kind === "numbers" ? `R² ${scores.r2.toFixed(3)}` : percent(scores.accuracy);
}

function scoreText(scores: Scores): string {
  if (scores.kind === "numbers")
    return `off by ${significant(scores.mae)} on average, root mean square ${significant(scores.rmse)},`;
  const all = scores.kind === "labels" ? ` in ${allTargets(scores.each.length)}` : "";
  return `right${all}, loss ${significant(scores.loss)}, macro F1 ${scores.macroF1.toFixed(3)},`;
}

/** A larger matrix is no picture any more. */
const mostClasses = 30;

function classesSection(names: readonly string[], { confusion, each }: ClassesScored): Html {
  const cells = each.map(({ rows, precision, recall, f1 }, i) => [
    names[i],
    count(rows),
    percent(precision, 1),
    percent(recall, 1),
    f1.toFixed(3),
  ]);
  const table = html`${tableHtml(["class", "rows", "precision", "recall", "F1"], cells)}
<p class="quiet">Precision: of the rows answered so, how many are. Recall: of the rows that are so, how many were found.</p>`;
  const matrix =
    names.length > mostClasses ? undefined : section("What was taken for what", matrixHtml(names, confusion));
  return html`${matrix}${section("Each class", table)}`;
}

/** The first column is a name, the others are numbers. */
function tableHtml(headings: readonly string[], rows: readonly (readonly string[])[]): Html {
  const [first, ...others] = headings;
  const body = rows.map(
    ([name, ...numbers]) =>
      html`<tr><td>${name}</td>${numbers.map((text) => html`<td class="number">${text}</td>`)}</tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th>${first}</th>${others.map((text) => html`<th class="number">${text}</th>`)}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function labelsSection(names: readonly string[], { each }: LabelsScored): Html {
  const cells = each.map(({ rows, accuracy, precision, recall, f1 }, i) => [
    names[i],
    count(rows),
    percent(accuracy, 1),
    percent(precision, 1),
    percent(recall, 1),
    f1.toFixed(3),
  ]);
  const table = html`${tableHtml(["target", "yes", "right", "precision", "recall", "F1"], cells)}
<p class="quiet">Yes: rows that are. Right: yes or no as it is. Precision: of the rows answered yes, how many are. Recall: of the rows that are yes, how many were found.</p>`;
  return section("Each target", table);
}

function matrixHtml(names: readonly string[], confusion: readonly (readonly number[])[]): Html {
  const rows = confusion.map((row, i) => {
    const all = row.reduce((sum, n) => sum + n, 0);
    const cells = row.map((n, j) => {
      if (n === 0) return html`<td class="zero">·</td>`;
      return html`<td class="${i === j ? "right" : "wrong"}" style="--share: ${(n / all).toFixed(3)}">${count(n)}</td>`;
    });
    return html`<tr><th scope="row">${names[i]}</th>${cells}</tr>`;
  });
  return html`<div class="scroll"><table class="matrix"><caption>rows: the truth, columns: the answer</caption><thead><tr><td></td>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** More plots say no more. */
const mostTargets = 6;

function numbersSection(
  names: readonly string[],
  { each }: NumbersScored,
  { outputs, targets }: Answered,
): Html {
  const size = names.length;
  const column = (values: ArrayLike<number>, j: number) =>
    Array.from({ length: values.length / size }, (_, row) => values[row * size + j]);
  const plots = names
    .slice(0, mostTargets)
    .map((name, j) => html`<h3>${name}</h3>${scatterPlot(column(targets, j), column(outputs, j), name)}`);
  const cells = each.map(({ r2, mae, rmse }, i) => [
    names[i],
    r2.toFixed(3),
    significant(mae),
    significant(rmse),
  ]);
  const table =
    size === 1
      ? undefined
      : section("Each target", tableHtml(["target", "R²", "off by", "root mean square"], cells));
  return html`${table}${section(
    "Predicted beside true",
    html`<p class="quiet">Each dot is a row: how far to the right what is true, how far up what was predicted.</p>${plots}`,
  )}`;
}
