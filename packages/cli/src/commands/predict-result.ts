// Outputs of a model as answers: JSON lines, CSV, or a table for a person.
import { type Floats, isYes, type Model } from "kobai";
import { classNames, outputSize, targetNames, tellsClasses, tellsYesNo } from "../data/shape.js";
import { shareBar } from "../output/charts/bar.js";
import { count, counted, percent, significant } from "../output/numbers.js";
import { table } from "../output/table.js";
import type { Screen } from "../output/terminal.js";
import { displayWidth, padEnd, padStart, printable, truncate } from "../output/text.js";

/** One entry per row. */
export type Answers = ClassAnswers | LabelAnswers | NumberAnswers;

interface ClassAnswers {
  readonly kind: "classes";
  readonly target: string;
  readonly names: readonly string[];
  /** Whether the classes have names; otherwise they are numbers. */
  readonly named: boolean;
  readonly rows: readonly { readonly best: number; readonly probabilities: readonly number[] }[];
}

interface LabelAnswers {
  readonly kind: "labels";
  readonly targets: readonly string[];
  /** The probability of yes for each target. */
  readonly rows: readonly (readonly number[])[];
}

interface NumberAnswers {
  readonly kind: "numbers";
  readonly targets: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

export function answersOf(model: Model, outputs: Floats): Answers {
  const size = outputSize(model);
  const rows = Array.from({ length: outputs.length / size }, (_, row) =>
    Array.from(outputs.subarray(row * size, (row + 1) * size)),
  );
  const { labels, columns } = model;
  if (!tellsClasses(model))
    return { kind: tellsYesNo(model) ? "labels" : "numbers", targets: targetNames(model), rows };
  const target = columns?.targets[0] ?? "label";
  const answers = rows.map((output) => {
    const probabilities = output.length === 1 ? [1 - output[0], output[0]] : output;
    return { best: probabilities.indexOf(Math.max(...probabilities)), probabilities };
  });
  return { kind: "classes", target, names: classNames(model), named: labels !== undefined, rows: answers };
}

/** A line per row. What is yes stands in `labels`. `probabilities[label]` is the probability of a label, whether labels
 * are names or numbers. */
export function jsonText(answers: Answers): string {
  if (answers.kind === "numbers") return jsonLines(answers.rows.map((values) => JSON.stringify({ values })));
  if (answers.kind === "labels")
    return jsonLines(answers.rows.map((shares) => labelsJson(answers.targets, shares)));
  const { names, named } = answers;
  const lines = answers.rows.map(({ best, probabilities }) => {
    const label = named ? JSON.stringify(names[best]) : String(best);
    const all = named ? namedJson(names, probabilities) : JSON.stringify(probabilities);
    return `{"label":${label},"probabilities":${all}}`;
  });
  return jsonLines(lines);
}

function labelsJson(targets: readonly string[], shares: readonly number[]): string {
  const labels = targets.filter((_, i) => isYes(shares[i]));
  return `{"labels":${JSON.stringify(labels)},"probabilities":${namedJson(targets, shares)}}`;
}

/** Written by hand: an object would put names that look like numbers first. */
function namedJson(names: readonly string[], values: readonly number[]): string {
  return `{${values.map((value, i) => `${JSON.stringify(names[i])}:${JSON.stringify(value)}`).join(",")}}`;
}

function jsonLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** Answers to rows that came in parts. */
export function joined([first, ...others]: readonly Answers[]): Answers {
  return { ...first, rows: [first, ...others].flatMap(({ rows }) => rows as never[]) };
}

/** The target and its probability, each label and its probability, or the numbers, under a header line. */
export function csvText(answers: Answers, { header = true }: { readonly header?: boolean } = {}): string {
  return csvRows(answers)
    .slice(header ? 0 : 1)
    .map((cells) => `${cells.map(csvCell).join(",")}\n`)
    .join("");
}

function csvRows(answers: Answers): (readonly string[])[] {
  if (answers.kind === "numbers")
    return [answers.targets, ...answers.rows.map((values) => values.map(String))];
  if (answers.kind === "labels")
    return [
      answers.targets.flatMap((target) => [target, `probability of ${target}`]),
      ...answers.rows.map((shares) => shares.flatMap((share) => [yesNo(share), String(share)])),
    ];
  const { target, names, rows } = answers;
  return [
    [target, "probability"],
    ...rows.map(({ best, probabilities }) => [names[best], String(probabilities[best])]),
  ];
}

function yesNo(share: number): string {
  return isYes(share) ? "yes" : "no";
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row with all its probabilities, many rows as a table. */
export function personLines(screen: Screen, answers: Answers): string[] {
  if (answers.rows.length === 1 && answers.kind === "classes")
    return probabilityLines(screen, answers.names, answers.rows[0].probabilities);
  if (answers.rows.length === 1 && answers.kind === "labels")
    return probabilityLines(screen, answers.targets, answers.rows[0]);
  const width = Math.min(screen.width(), 120);
  const rows = { heading: "row", cells: answers.rows.map((_, i) => count(i + 1)), align: "right" } as const;
  const single = answers.rows.length === 1 ? [] : [rows];
  return table([...single, ...answerColumns(answers)], width, screen.paint);
}

function answerColumns(answers: Answers) {
  if (answers.kind === "numbers")
    return answers.targets.map((heading, i) => ({
      heading: printable(heading),
      cells: answers.rows.map((values) => significant(values[i])),
      align: "right" as const,
    }));
  if (answers.kind === "labels")
    return answers.targets.map((heading, i) => ({
      heading: printable(heading),
      cells: answers.rows.map((shares) => `${yesNo(shares[i])} ${padStart(percent(shares[i], 1), 7)}`),
    }));
  const { rows, names, target } = answers;
  return [
    { heading: printable(target), cells: rows.map(({ best }) => names[best]) },
    {
      heading: "probability",
      cells: rows.map(({ best, probabilities }) => percent(probabilities[best], 1)),
      align: "right" as const,
    },
  ];
}

const mostShown = 12;

/** The likeliest classes or labels of one row, from the first to the last, with bars. */
function probabilityLines(
  { paint, width }: Screen,
  names: readonly string[],
  probabilities: readonly number[],
): string[] {
  const order = probabilities.map((_, i) => i).sort((a, b) => probabilities[b] - probabilities[a]);
  const shown = order
    .slice(0, mostShown)
    .map((i) => ({ name: printable(names[i]), share: probabilities[i] }));
  const room = Math.min(width(), 80);
  const nameWidth = Math.min(
    Math.max(...shown.map(({ name }) => displayWidth(name))),
    Math.max(4, room - 10),
  );
  const barWidth = room - nameWidth - 11;
  const lines = shown.map(({ name, share }, i) => {
    const head = `${padEnd(truncate(name, nameWidth), nameWidth)} ${padStart(percent(share, 1), 8)}`;
    const drawn = barWidth >= 4 ? `  ${shareBar(share, barWidth, paint)}` : "";
    return `${i === 0 ? paint("strong", head) : head}${drawn}`.trimEnd();
  });
  const left = names.length - shown.length;
  return left > 0
    ? [...lines, paint("quiet", `and ${counted(left, "class", "classes")} less likely`)]
    : lines;
}
