// What is to be learned: a class or a number. The data decides, says why, and can be overruled.
import { placeOf, type Table } from "../table.js";
import { type ColumnKind, isMissing } from "./columns.js";
import { fail } from "./errors.js";
import { byCodePoint, nearest } from "./names.js";
import { type Note, note } from "./notes.js";
import { numberIn } from "./numbers.js";

export type Task = "classification" | "regression";

/** More classes than this look like names or ids. */
export const classLimit = 1000;

/** Numbers are taken as classes up to this many. */
const numberClassLimit = 20;

/** The targets by name, the last column if none is named.
 *
 * Throws  "target/none", "target/unknown", "target/duplicate", "target/no-inputs"
 */
export function findTargets(table: Table, names: readonly string[] | undefined): readonly string[] {
  const known = [...table.columns.keys()];
  const targets = names ?? known.slice(-1);
  const place = { file: table.name };
  if (targets.length === 0) fail("target/none", { place });
  targets.forEach((name, i) => {
    if (!table.columns.has(name)) fail("target/unknown", { place, name, known, near: nearest(name, known) });
    if (targets.indexOf(name) < i) fail("target/duplicate", { place, name });
  });
  if (targets.length === known.length) fail("target/no-inputs", { place });
  return targets;
}

export interface TargetQuestion {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly targets: readonly string[];
  readonly kinds: ReadonlyMap<string, ColumnKind>;
  readonly task: Task | "auto";
}

export interface TargetPlan {
  readonly task: Task;
  /** The names of the classes, in the order of their labels. */
  readonly labels?: readonly string[];
  readonly note: Note;
}

/** Decides what the targets are.
 *
 * Throws  "target/several-classes", "target/too-many-classes", "target/one-class", "target/one-number", "target/text"
 */
export function planTargets(question: TargetQuestion): TargetPlan {
  const { table, targets, kinds, task } = question;
  const place = { file: table.name };
  if (task === "classification" && targets.length > 1) fail("target/several-classes", { place });
  if (task === "regression" || targets.length > 1) return planNumbers(question);
  if (task === "classification" || kinds.get(targets[0]) === "text") return planClasses(question);
  return areClasses(countNumbers(question)) ? planClasses(question) : planNumbers(question);
}

/** Two whole numbers, or 0…k−1 or 1…k with k ≤ 20 and each at least twice: labels written as numbers. Anything else,
 * such as counts with a gap or prices, is a quantity. */
function areClasses(counts: ReadonlyMap<number, number>): boolean {
  const values = [...counts.keys()].sort((a, b) => a - b);
  if (values.length > numberClassLimit || !values.every(Number.isInteger)) return false;
  if (values.length === 2) return true;
  const gapless = (values[0] === 0 || values[0] === 1) && values.every((value, i) => value === values[0] + i);
  return gapless && [...counts.values()].every((count) => count >= 2);
}

function countNumbers({ table, rows, targets }: TargetQuestion): Map<number, number> {
  const cells = table.columns.get(targets[0])!;
  const counts = new Map<number, number>();
  for (const row of rows) {
    const value = numberIn(cells[row]);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function planClasses({ table, rows, targets, kinds, task }: TargetQuestion): TargetPlan {
  const [column] = targets;
  const kind = kinds.get(column)!;
  const cells = table.columns.get(column)!;
  const names = new Set<string>();
  for (const row of rows) if (!isMissing(kind, cells[row])) names.add(className(kind, cells[row]));
  const place = { file: table.name, column };
  if (names.size > classLimit) fail("target/too-many-classes", { place, got: names.size, limit: classLimit });
  if (names.size === 1) fail("target/one-class", { place, got: [...names][0] });
  const labels = [...names].sort(byNumberThenText);
  const code = task === "auto" && kind === "number" ? "note/classes-from-numbers" : "note/classes";
  return { task: "classification", labels, note: note(code, { column, labels }) };
}

/** The name of the class that a cell means: among numbers 1 and 1.0 are one class. */
export function className(kind: ColumnKind, cell: string): string {
  const value = kind === "number" ? numberIn(cell) : undefined;
  return value === undefined ? cell : String(value);
}

function byNumberThenText(a: string, b: string): number {
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x !== undefined && y !== undefined && x !== y) return x - y;
  if ((x === undefined) !== (y === undefined)) return x === undefined ? 1 : -1;
  return byCodePoint(a, b);
}

function planNumbers({ table, rows, targets, kinds }: TargetQuestion): TargetPlan {
  for (const column of targets) {
    const cells = table.columns.get(column)!;
    const text =
      kinds.get(column) === "text" ? rows.find((row) => numberIn(cells[row]) === undefined) : undefined;
    if (text !== undefined) fail("target/text", { place: placeOf(table, text, column), got: cells[text] });
    const first = numberIn(cells[rows[0]]);
    if (first !== undefined && rows.every((row) => numberIn(cells[row]) === first))
      fail("target/one-number", { place: { file: table.name, column }, got: first });
  }
  return { task: "regression", note: note("note/regression", { columns: targets }) };
}
