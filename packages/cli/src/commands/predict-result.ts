// Outputs of a model as answers: JSON lines, CSV, or a table for a person.
import type { Floats, Model } from "kobai";
import { classNames, outputSize } from "../data/shape.js";
import { shareBar } from "../output/charts/bar.js";
import { count, counted, percent, significant } from "../output/numbers.js";
import { table } from "../output/table.js";
import type { Screen } from "../output/terminal.js";
import { displayWidth, padEnd, padStart, printable, truncate } from "../output/text.js";

/** One entry per row. */
export type Answers = ClassAnswers | NumberAnswers;

interface ClassAnswers {
  readonly kind: "classes";
  readonly target: string;
  readonly names: readonly string[];
  /** Whether the classes have names; otherwise they are numbers. */
  readonly named: boolean;
  readonly rows: readonly { readonly best: number; readonly probabilities: readonly number[] }[];
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
  if (!tellsClasses(model)) {
    const targets = columns?.targets ?? rows[0]?.map((_, i) => `value ${i + 1}`) ?? [];
    return { kind: "numbers", targets, rows };
  }
  const target = columns?.targets[0] ?? "label";
  const answers = rows.map((output) => {
    const probabilities = output.length === 1 ? [1 - output[0], output[0]] : output;
    return { best: probabilities.indexOf(Math.max(...probabilities)), probabilities };
  });
  return { kind: "classes", target, names: classNames(model), named: labels !== undefined, rows: answers };
}

/** A model without names tells by its end: several outputs that compete, or one trained to say yes or no. */
export function tellsClasses({ labels, layers, training }: Model): boolean {
  const { activation, outputSize: size } = layers[layers.length - 1];
  if (labels !== undefined || activation === "softmax") return true;
  return activation === "sigmoid" && (size > 1 || training?.loss === "binary-cross-entropy");
}

/** A line per row. `probabilities[label]` is the probability of a label, whether labels are names or numbers. */
export function jsonText(answers: Answers): string {
  if (answers.kind === "numbers") return jsonLines(answers.rows.map((values) => JSON.stringify({ values })));
  const { names, named } = answers;
  const lines = answers.rows.map(({ best, probabilities }) => {
    const label = named ? JSON.stringify(names[best]) : String(best);
    // Written by hand: an object would put names that look like numbers first.
    const entries = probabilities.map((value, i) => `${JSON.stringify(names[i])}:${JSON.stringify(value)}`);
    const all = named ? `{${entries.join(",")}}` : JSON.stringify(probabilities);
    return `{"label":${label},"probabilities":${all}}`;
  });
  return jsonLines(lines);
}

function jsonLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** The target and its probability, or the targets, under a header line. */
export function csvText(answers: Answers): string {
  const rows =
    answers.kind === "numbers"
      ? [answers.targets, ...answers.rows.map((values) => values.map(String))]
      : [
          [answers.target, "probability"],
          ...answers.rows.map(({ best, probabilities }) => [
            answers.names[best],
            String(probabilities[best]),
          ]),
        ];
  return rows.map((cells) => `${cells.map(csvCell).join(",")}\n`).join("");
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row with all its probabilities, many rows as a table. */
export function personLines(screen: Screen, answers: Answers): string[] {
  if (answers.kind === "classes" && answers.rows.length === 1) return probabilityLines(screen, answers);
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

/** The likeliest classes of one row, from the first to the last, with bars. */
function probabilityLines({ paint, width }: Screen, { rows, names }: ClassAnswers): string[] {
  const [{ probabilities }] = rows;
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
