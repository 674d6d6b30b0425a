// What a column holds, and what one of its cells becomes: the step from words to numbers, the same for training (which
// learns the columns) and for prediction (which is given them with the model).
import type { InputColumn } from "kobai";
import { isMissingNumber, numberFault, numberIn } from "../table/numbers.js";
import type { Place } from "../table/place.js";
import type { Column } from "../table/table.js";
import { fail } from "./errors.js";

export type ColumnKind = "number" | "text";

/** Numbers when at least half of the cells that say something are numbers. Then any other cell is an error with its
 * place: one slip of the pen must not turn measurements into categories. */
export function kindOf({ counts: { numbers, texts } }: Pick<Column, "counts">): ColumnKind {
  return numbers > 0 && numbers >= texts ? "number" : "text";
}

export function isMissing(kind: ColumnKind, text: string): boolean {
  return kind === "number" ? isMissingNumber(text) : text === "";
}

/** How many inputs the columns make: one per number column, one per category of the others. */
export function inputSizeOf(columns: readonly InputColumn[]): number {
  return columns.reduce((size, column) => size + widthOf(column), 0);
}

export function widthOf({ categories }: InputColumn): number {
  return categories?.length ?? 1;
}

/** Whether a category that no training has seen is refused, or is none of the known ones. */
export type Unseen = "error" | "ignore";

export interface Reading {
  /** Decides what is advised for an empty cell: training can drop or fill it, a finished model cannot. */
  readonly stage: "train" | "predict";
  readonly unseen: Unseen;
}

/** What a text becomes, a refusal being a matter of its place. */
export interface TextReader {
  /** The number, or the position among the categories, −1 being none of them; undefined where it is refused. */
  read(text: string): number | undefined;
  /** Tells why. */
  refuse(text: string, place: Place): never;
}

export function textReader(column: InputColumn, reading: Reading): TextReader {
  return column.categories === undefined
    ? numberReader(column, reading)
    : categoryReader(column, column.categories, reading);
}

function numberReader({ fill }: InputColumn, { stage }: Reading): TextReader {
  return {
    read: (text) => numberIn(text) ?? (isMissingNumber(text) ? fill : undefined),
    refuse(got, place) {
      if (isMissingNumber(got)) fail(missingCodes[stage], { place, got, wanted: "number" });
      return fail("cell/number", { place, got, fault: numberFault(got) });
    },
  };
}

const missingCodes = { train: "cell/missing", predict: "cell/missing-predict" } as const;

function categoryReader(
  { fill }: InputColumn,
  categories: readonly string[],
  { stage, unseen }: Reading,
): TextReader {
  const positions = new Map(categories.map((category, i) => [category, i]));
  const other = unseen === "ignore" ? -1 : undefined;
  return {
    read: (text) => positions.get(text) ?? (text === "" ? fill : other),
    refuse(got, place) {
      if (got === "") fail(missingCodes[stage], { place, got, wanted: "category" });
      return fail("cell/category", { place, got, known: categories });
    },
  };
}
