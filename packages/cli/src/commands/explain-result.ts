// What each column adds to an answer: JSON for a program, signed bars for a person.
import { signedBar } from "../output/charts/bar.js";
import { type Fact, factLines } from "../output/facts.js";
import { counted, percent, significant } from "../output/numbers.js";
import type { Screen } from "../output/terminal.js";
import { displayWidth, padEnd, padStart, printable, truncate } from "../output/text.js";
import type { Addition, ExplainedRow } from "./explain-row.js";

export function explanationJson({ name, value, baseline, columns }: ExplainedRow): string {
  // Written by hand: an object would put names that look like numbers first.
  const entries = columns.map(({ column, added }) => `${JSON.stringify(column)}:${JSON.stringify(added)}`);
  const head = JSON.stringify({ output: name, value, baseline }).slice(0, -1);
  return `${head},"contributions":{${entries.join(",")}},"method":"integrated gradients"}`;
}

/** More are seldom worth reading. */
const mostColumns = 12;

export function explanationLines(screen: Screen, told: readonly ExplainedRow[]): string[] {
  return told.flatMap((row, i) => {
    const lines = [...headLines(screen, row), "", ...columnLines(screen, row)];
    return i === 0 ? lines : ["", ...lines];
  });
}

function headLines(screen: Screen, { name, probability, value, baseline }: ExplainedRow): string[] {
  const text = probability ? (x: number) => percent(x, 1) : significant;
  const facts: Fact[] = [
    ["answer", probability ? `${printable(name)}, ${text(value)}` : `${printable(name)} ${text(value)}`],
    ["mean row", `${text(baseline)}: what the columns below start from`],
  ];
  return factLines(facts, screen);
}

function columnLines(screen: Screen, { columns, probability }: ExplainedRow): string[] {
  const shown = columns.slice(0, mostColumns);
  const rest = columns.slice(mostColumns);
  const left = rest.reduce((sum, { added }) => sum + added, 0);
  const lines =
    rest.length === 0
      ? shown
      : [...shown, { column: `${counted(rest.length, "column")} more`, cell: "", added: left }];
  return drawn(screen, lines, probability ? points : signed);
}

/** Of a hundred. */
function points(share: number): string {
  return `${share < 0 ? "-" : "+"}${Math.abs(100 * share).toFixed(1)} %`;
}

function signed(value: number): string {
  return value < 0 ? significant(value) : `+${significant(value)}`;
}

/** The name, what stands there, what it adds, and that as a bar to the left or to the right. */
function drawn(
  { paint, width }: Screen,
  rows: readonly Addition[],
  text: (added: number) => string,
): string[] {
  const room = Math.min(width(), 80);
  const widest = (texts: readonly string[], most: number) =>
    Math.min(most, Math.max(...texts.map((one) => displayWidth(printable(one)))));
  const names = widest(
    rows.map(({ column }) => column),
    Math.floor(room / 3),
  );
  const cells = widest(
    rows.map(({ cell }) => cell),
    Math.floor(room / 5),
  );
  const numbers = widest(
    rows.map(({ added }) => text(added)),
    room,
  );
  const half = Math.floor((room - names - cells - numbers - 5) / 2);
  const most = Math.max(...rows.map(({ added }) => Math.abs(added)), Number.MIN_VALUE);
  return rows.map(({ column, cell, added }) => {
    const head = [
      padEnd(truncate(printable(column), names), names),
      padStart(truncate(printable(cell), cells), cells),
      padStart(text(added), numbers),
    ].join("  ");
    return `${head}${half < 4 ? "" : ` ${signedBar(added / most, half, paint)}`}`.trimEnd();
  });
}
