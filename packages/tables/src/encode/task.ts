// What is to be learned: a class, a number, or several answers of yes or no. The data decides, says why, and can be overruled.
import { codeAt, NumberCells } from "../table/cells.js";
import { byCodePoint, nearest } from "../table/names.js";
import { isMissingNumber, numberFault, numberIn } from "../table/numbers.js";
import type { FilePlace } from "../table/place.js";
import { type Block, type Column, placeOf, type TableShape } from "../table/table.js";
import { spelledLimit } from "../table/writer.js";
import { type ColumnKind, isMissing } from "./columns.js";
import { fail } from "./errors.js";
import type { BlockRows } from "./inputs.js";
import { type Note, note } from "./notes.js";
import { yesNoIn } from "./yes-no.js";

/** `yes-no` is a classification with several labels: each target says yes or no by itself. */
export type Task = "classification" | "regression" | "yes-no";
export type AskedTask = Exclude<Task, "yes-no"> | "auto";

/** More classes than this look like names or ids. */
export const classLimit = 1000;

/** Numbers are taken as classes up to this many. */
const numberClassLimit = 20;

/** The targets by name, the last column if none is named.
 *
 * Throws  "target/none", "target/unknown", "target/duplicate", "target/no-inputs"
 */
export function findTargets(table: TableShape, names: readonly string[] | undefined): readonly string[] {
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

type Told = { readonly place: FilePlace; readonly got: string };

/** What a target column holds, learned block by block. */
export class TargetLearner {
  readonly name: string;
  readonly kind: ColumnKind;
  /** How often each class would occur, by name: numbers by their value, so that 1 and 1.0 are one class. No more are
   * counted than can be told apart by their spelling. */
  readonly counts = new Map<string, number>();
  /** The first cell without a class, and the first that is no number. */
  missing: Told | undefined;
  other: Told | undefined;
  /** The first number, and whether another differs from it. */
  first: number | undefined;
  differs = false;
  readonly #table: TableShape;
  readonly #column: Column;
  readonly #index: number;

  constructor(table: TableShape, name: string, kind: ColumnKind) {
    this.name = name;
    this.kind = kind;
    this.#table = table;
    this.#column = table.columns.get(name)!;
    this.#index = [...table.columns.keys()].indexOf(name);
  }

  get isFull(): boolean {
    return this.counts.size > spelledLimit || (this.kind === "text" && this.#column.spellingLost);
  }

  look(block: Block, rows: BlockRows): void {
    const cells = block.cells[this.#index];
    const plain = cells instanceof NumberCells ? cells.values : undefined;
    for (let i = 0; i < rows.length; i++) {
      const code = codeAt(cells, rows[i]);
      const value = code < 0 ? plain![rows[i]] : this.#column.numbers[code];
      if (!Number.isNaN(value)) this.#number(value);
      if (code >= 0) this.#text(code, block, rows[i]);
      else this.#count(String(value));
    }
  }

  #number(value: number): void {
    this.first ??= value;
    if (value !== this.first) this.differs = true;
  }

  #text(code: number, block: Block, row: number): void {
    const got = this.#column.texts[code];
    const place = () => placeOf(this.#table, block, row, this.name);
    if (Number.isNaN(this.#column.numbers[code])) this.other ??= { place: place(), got };
    if (isMissing(this.kind, got)) this.missing ??= { place: place(), got };
    else this.#count(className(this.kind, got));
  }

  #count(name: string): void {
    if (!this.isFull) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }
}

export interface TargetPlan {
  readonly task: Task;
  /** The names of the classes, in the order of their labels. */
  readonly labels?: readonly string[];
  readonly note: Note;
}

/** Decides what the targets are.
 *
 * Throws  "target/several-classes", "target/too-many-classes", "target/one-class", "target/one-number", "target/text",
 *         "target/missing", "cell/number"
 */
export function planTargets(table: string, targets: readonly TargetLearner[], task: AskedTask): TargetPlan {
  if (task === "regression") return planNumbers(table, targets);
  if (targets.length > 1) return planSeveral(table, targets, task);
  const [target] = targets;
  if (task === "classification" || target.kind === "text" || areClasses(target))
    return planClasses(table, target, task);
  return planNumbers(table, targets);
}

/** Two whole numbers, or 0…k−1 or 1…k with k ≤ 20 and each at least twice: labels written as numbers. Anything else,
 * such as counts with a gap or prices, is a quantity. */
function areClasses({ counts, isFull }: TargetLearner): boolean {
  const numbers = [...counts].filter(([name]) => numberIn(name) !== undefined);
  if (isFull || numbers.length > numberClassLimit) return false;
  const values = numbers.map(([name]) => Number(name)).sort((a, b) => a - b);
  if (!values.every(Number.isInteger)) return false;
  if (values.length === 2) return true;
  const gapless = (values[0] === 0 || values[0] === 1) && values.every((value, i) => value === values[0] + i);
  return gapless && numbers.every(([, count]) => count >= 2);
}

/** Labels where all targets say yes or no, else numbers. */
function planSeveral(table: string, targets: readonly TargetLearner[], task: AskedTask): TargetPlan {
  for (const { name: column, counts } of targets) {
    const other = [...counts.keys()].find((text) => yesNoIn(text) === undefined);
    if (other === undefined && counts.size > 0) continue;
    if (task === "auto") return planNumbers(table, targets);
    fail("target/several-classes", { place: { file: table, column }, got: other ?? "" });
  }
  for (const { name: column, counts, missing } of targets) {
    if (missing) fail("target/missing", missing);
    const [got, ...others] = counts.keys();
    if (others.every((text) => yesNoIn(text) === yesNoIn(got)))
      fail("target/one-class", { place: { file: table, column }, got });
  }
  const columns = targets.map(({ name }) => name);
  const numbers = targets.every(({ kind }) => kind === "number");
  return { task: "yes-no", note: note("note/yes-no", { columns, numbers }) };
}

function planClasses(table: string, target: TargetLearner, task: AskedTask): TargetPlan {
  const { name: column, kind, counts, isFull, missing } = target;
  const place = { file: table, column };
  if (isFull || counts.size > classLimit)
    fail("target/too-many-classes", {
      place,
      got: isFull ? spelledLimit : counts.size,
      more: isFull,
      limit: classLimit,
    });
  if (counts.size === 1) fail("target/one-class", { place, got: [...counts.keys()][0] });
  if (missing) fail("target/missing", missing);
  const labels = [...counts.keys()].sort(byNumberThenText);
  const code = task === "auto" && kind === "number" ? "note/classes-from-numbers" : "note/classes";
  return { task: "classification", labels, note: note(code, { column, labels }) };
}

/** The name of the class that a text means: among numbers 1 and 1.0 are one class. */
export function className(kind: ColumnKind, text: string): string {
  const value = kind === "number" ? numberIn(text) : undefined;
  return value === undefined ? text : String(value);
}

function byNumberThenText(a: string, b: string): number {
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x !== undefined && y !== undefined && x !== y) return x - y;
  if ((x === undefined) !== (y === undefined)) return x === undefined ? 1 : -1;
  return byCodePoint(a, b);
}

function planNumbers(table: string, targets: readonly TargetLearner[]): TargetPlan {
  for (const target of targets) {
    if (target.other) refuseOther(target.kind, target.other);
    const { first, differs, name: column } = target;
    if (first !== undefined && !differs)
      fail("target/one-number", { place: { file: table, column }, got: first });
  }
  return { task: "regression", note: note("note/regression", { columns: targets.map(({ name }) => name) }) };
}

function refuseOther(kind: ColumnKind, other: Told): never {
  if (kind === "text") fail("target/text", other);
  if (isMissingNumber(other.got)) fail("target/missing", other);
  return fail("cell/number", { ...other, fault: numberFault(other.got) });
}
