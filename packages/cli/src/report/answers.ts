// How good the answers are: the score beside the simplest thing that could be done instead, then every class or target.
import type { Evaluation } from "kobai";
import type { Judged, TrainResult } from "../commands/train-result.js";
import { classNames, outputSize, rowCount } from "../data/shape.js";
import { count, counted, percent, significant } from "../output/numbers.js";
import { baselineText } from "../output/score-lines.js";
import { baselineOf } from "../runs/baseline.js";
import { type Html, html, section } from "./html.js";
import { scatterPlot } from "./plots.js";
import { classScores, macroF1 } from "./scores.js";

/** `answers` are what the model answers to the rows it is judged by [rows][outputs]. */
export function answersSection(result: TrainResult, answers: ArrayLike<number> | undefined): Html {
  const judged = result.test ?? result.validation;
  if (judged === undefined)
    return html`<p class="quiet">No rows were set aside to judge it by: give --test DATA, or --validation 0.1.</p>`;
  const { evaluation } = judged;
  const more =
    "confusion" in evaluation
      ? classesSection(result, evaluation.confusion)
      : numbersSection(result, judged, answers!);
  return html`${scoreHtml(result, judged)}${more}`;
}

function scoreHtml(result: TrainResult, { data, evaluation }: Judged): Html {
  const { model, plan, test } = result;
  const rows = counted(
    rowCount(data, model.inputSize),
    test ? "test row" : "row set aside",
    test ? "test rows" : "rows set aside",
  );
  const baseline = baselineOf({
    learned: plan.rows,
    judged: data,
    labels: classNames(model),
    outputSize: outputSize(model),
  });
  return html`<p class="score">${mainScore(evaluation)}</p><p>${scoreText(evaluation)} on ${rows}</p><p class="quiet">${baselineText(baseline)}</p>`;
}

function mainScore(evaluation: Evaluation): string {
  return "accuracy" in evaluation ? percent(evaluation.accuracy) : `R² ${evaluation.r2.toFixed(3)}`;
}

function scoreText(evaluation: Evaluation): string {
  if ("accuracy" in evaluation)
    return `right, loss ${significant(evaluation.loss)}, macro F1 ${macroF1(evaluation.confusion).toFixed(3)},`;
  return `off by ${significant(evaluation.mae)} on average, root mean square ${significant(evaluation.rmse)},`;
}

/** A larger matrix is no picture any more. */
const mostClasses = 30;

function classesSection({ model }: TrainResult, confusion: readonly (readonly number[])[]): Html {
  const names = classNames(model);
  const scores = classScores(confusion).map(
    ({ rows, precision, recall, f1 }, i) =>
      html`<tr><td>${names[i]}</td><td class="number">${count(rows)}</td><td class="number">${percent(precision, 1)}</td><td class="number">${percent(recall, 1)}</td><td class="number">${f1.toFixed(3)}</td></tr>`,
  );
  const table = html`<div class="scroll"><table><thead><tr><th>class</th><th class="number">rows</th><th class="number">precision</th><th class="number">recall</th><th class="number">F1</th></tr></thead><tbody>${scores}</tbody></table></div>
<p class="quiet">Precision: of the rows answered so, how many are. Recall: of the rows that are so, how many were found.</p>`;
  const matrix =
    names.length > mostClasses ? undefined : section("What was taken for what", matrixHtml(names, confusion));
  return html`${matrix}${section("Each class", table)}`;
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

function numbersSection({ model }: TrainResult, { data }: Judged, answers: ArrayLike<number>): Html {
  const size = outputSize(model);
  const names = model.columns?.targets ?? Array.from({ length: size }, (_, i) => `value ${i + 1}`);
  const column = (values: ArrayLike<number>, j: number) =>
    Array.from({ length: values.length / size }, (_, row) => values[row * size + j]);
  const plots = names
    .slice(0, mostTargets)
    .map(
      (name, j) => html`<h3>${name}</h3>${scatterPlot(column(data.targets!, j), column(answers, j), name)}`,
    );
  return section("Predicted beside true", html`${plots}`);
}
