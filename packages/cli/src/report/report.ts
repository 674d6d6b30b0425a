// `--report`: a training run as one HTML file that needs nothing else: no scripts, no fonts, no network.
import { basename } from "node:path";
import type { Model } from "kobai";
import type { TrainResult } from "../commands/train-result.js";
import type { TrainingData } from "../data/training.js";
import { placeText, type Told } from "../findings/lines.js";
import { counted, duration, significant } from "../output/numbers.js";
import { networkText, scaleText, trainingText } from "../output/training/plan-lines.js";
import type { Answered } from "../scores/scores.js";
import { answersSection } from "./answers.js";
import { type Html, html, section } from "./html.js";
import { lossPlot } from "./plots.js";
import { style } from "./style.js";

export interface ReportParts {
  readonly result: TrainResult;
  readonly data: TrainingData;
  /** Before and after the training. */
  readonly found: readonly Told[];
  /** The command that makes the same weights again, and their hash. */
  readonly command: string;
  readonly hash: string;
  /** To the rows it is judged by, where these have numbers. */
  readonly answers: Answered | undefined;
}

export function reportHtml(parts: ReportParts): string {
  const { result, data, found } = parts;
  const plot = lossPlot(result.history.epochs);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${basename(result.data)}: training report</title>
<style>${{ html: style }}</style>
</head>
<body>
<header><p class="quiet">kobai training report</p><h1>${basename(result.data)}</h1>
<p>${data.summary}</p>${data.notes.map((note) => html`<p class="quiet">${note}</p>`)}</header>
<main>
${answersSection(result, parts.answers)}
${plot && section("How the loss fell", html`${plot}<p class="quiet">${endText(result)}</p>`)}
${found.length > 0 ? section("What to look at", html`${found.map(findingHtml)}`) : undefined}
${section("Settings", settingsList(result))}
${columnsTable(result.model)}
${section("The same weights again", html`<pre><code>${parts.command}</code></pre><p class="quiet">SHA-256 of the weights <code>${parts.hash}</code></p>`)}
</main>
</body>
</html>
`;
  return page.html;
}

function endText({ history }: TrainResult): string {
  const { epochs, stopped, bestEpoch, seconds } = history;
  const ended = stopped === "early" ? ", stopped early" : "";
  const best = bestEpoch === undefined ? "" : `; epoch ${bestEpoch} was the best and is kept`;
  return `${counted(epochs.length, "epoch")} in ${duration(seconds)}${ended}${best}. The axis is logarithmic.`;
}

function findingHtml({ weight, place, message }: Told): Html {
  const where = placeText(place);
  return html`<p class="finding ${weight}"><b>${where === "" ? weight : where}</b><br>${message}</p>`;
}

function settingsList({ plan, history, settings }: TrainResult): Html {
  const { reasons } = plan;
  const because = (reason: string | undefined) =>
    reason === undefined ? undefined : html`<br><span class="quiet">${reason}</span>`;
  return html`<dl>
<dt>network</dt><dd>${networkText(plan)}${because(reasons.network)}</dd>
<dt>training</dt><dd>${trainingText(plan.recipe)}, loss ${plan.recipe.loss}${because(reasons.training)}</dd>
<dt>inputs</dt><dd>${scaleText(plan)}${because(reasons.inputs)}</dd>
<dt>rows</dt><dd>${counted(plan.rowCount, "row")} to learn from</dd>
<dt>machine</dt><dd>${settings.precision}, ${counted(history.threads, "thread")}, ${history.path} kernels</dd>
</dl>`;
}

/** More are a table of pixels. */
const mostColumns = 100;

function columnsTable({ columns, scaling }: Model): Html | undefined {
  if (columns === undefined) return undefined;
  let next = 0;
  const rows = columns.inputs.map(({ name, categories }) => {
    const at = next;
    next += categories?.length ?? 1;
    const holds = categories === undefined ? "numbers" : `one of ${categories.join(", ")}`;
    const scaled = scaling !== undefined && categories === undefined;
    return html`<tr><td>${name}</td><td>${holds}</td><td class="number">${scaled ? significant(scaling.offset[at]) : ""}</td><td class="number">${scaled ? significant(scaling.factor[at]) : ""}</td></tr>`;
  });
  const left = rows.length - mostColumns;
  const more = left > 0 ? html`<p class="quiet">and ${counted(left, "column")} more</p>` : undefined;
  return section(
    "Columns",
    html`<div class="scroll"><table><thead><tr><th>column</th><th>holds</th><th class="number">minus</th><th class="number">times</th></tr></thead><tbody>${rows.slice(0, mostColumns)}</tbody></table></div>${more}`,
  );
}
