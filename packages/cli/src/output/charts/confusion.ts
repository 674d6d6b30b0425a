// Which classes were taken for which: the whole matrix where it fits, else the most frequent mistakes.
import { count, counted } from "../numbers.js";
import { table } from "../table.js";
import type { Paint } from "../terminal.js";
import { displayWidth, padEnd, padStart, printable, truncate, wrap } from "../text.js";

/** counts[true][answered]. */
export interface Confusion {
  readonly counts: readonly (readonly number[])[];
  readonly labels: readonly string[];
}

export interface Mistake {
  readonly truth: string;
  readonly answer: string;
  readonly times: number;
}

/** Lines of the matrix, or of the most frequent mistakes where the terminal is too narrow for it. */
export function confusionLines(confusion: Confusion, width: number, paint: Paint): string[] {
  const names = confusion.labels.map((label) => truncate(printable(label), 16));
  const cell = Math.max(...cellTexts(confusion).map(displayWidth), ...names.map(displayWidth)) + 1;
  const margin = Math.max(...names.map(displayWidth), "true".length);
  return names.length <= 24 && margin + names.length * cell <= width
    ? matrix(confusion, { names, cell, margin, paint })
    : mistakeLines(confusion, width, paint);
}

function cellTexts({ counts }: Confusion): string[] {
  return counts.flat().map(count);
}

interface Layout {
  readonly names: readonly string[];
  readonly cell: number;
  readonly margin: number;
  readonly paint: Paint;
}

function matrix({ counts }: Confusion, { names, cell, margin, paint }: Layout): string[] {
  const above = `${" ".repeat(margin + Math.max(1, cell - displayWidth(names[0])))}answer`;
  const heading = padEnd("true", margin) + names.map((name) => padStart(name, cell)).join("");
  const drawn = (row: number, column: number) => {
    const value = counts[row][column];
    const text = padStart(value === 0 ? "." : count(value), cell);
    return value === 0 ? paint("quiet", text) : row === column ? paint("strong", text) : paint("wrong", text);
  };
  const rows = names.map((name, row) => {
    const cells = names.map((_, column) => drawn(row, column)).join("");
    return paint("quiet", padEnd(name, margin)) + cells;
  });
  return [paint("quiet", above), paint("quiet", heading), ...rows];
}

/** Mistakes from the most to the least frequent; equally frequent ones in the order of the classes. */
export function mistakes({ counts, labels }: Confusion): Mistake[] {
  const found: Mistake[] = [];
  labels.forEach((truth, row) => {
    labels.forEach((answer, column) => {
      const times = counts[row][column];
      if (row !== column && times > 0) found.push({ truth, answer, times });
    });
  });
  return found.sort((a, b) => b.times - a.times);
}

function mistakeLines(confusion: Confusion, width: number, paint: Paint): string[] {
  const all = mistakes(confusion);
  const top = all.slice(0, 8);
  if (top.length === 0) return [];
  const left = all.length - top.length;
  return [
    ...table(
      [
        { heading: "true", cells: top.map(({ truth }) => truth) },
        { heading: "answer", cells: top.map(({ answer }) => answer) },
        { heading: "rows", cells: top.map(({ times }) => count(times)), align: "right" },
      ],
      width,
      paint,
    ),
    ...(left > 0
      ? wrap(`and ${counted(left, "rarer mistake")}`, width).map((line) => paint("quiet", line))
      : []),
  ];
}
