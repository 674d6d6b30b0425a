// What a column of text holds, and what one of its cells becomes: the step from words to numbers, the same for
// training (which learns the columns) and for prediction (which is given them with the model).
import type { InputColumn } from "kobai";
import type { Place } from "../place.js";
import { fail } from "./errors.js";
import { isMissingNumber, numberFault, numberIn } from "./numbers.js";

export type ColumnKind = "number" | "text";

/** Numbers when at least half of the cells that say something are numbers. Then any other cell is an error with its
 * place: one slip of the pen must not turn measurements into categories. */
export function kindOf(cells: readonly string[]): ColumnKind {
  let numbers = 0;
  let others = 0;
  for (const cell of cells) {
    if (numberIn(cell) !== undefined) numbers++;
    else if (!isMissingNumber(cell)) others++;
  }
  return numbers > 0 && numbers >= others ? "number" : "text";
}

export function isMissing(kind: ColumnKind, cell: string): boolean {
  return kind === "number" ? isMissingNumber(cell) : cell === "";
}

/** How many inputs the columns make: one per number column, one per category of the others. */
export function inputSizeOf(columns: readonly InputColumn[]): number {
  return columns.reduce((size, column) => size + widthOf(column), 0);
}

export function widthOf({ categories }: InputColumn): number {
  return categories?.length ?? 1;
}

/** Reads the cells of one column. */
export interface CellReader {
  readonly width: number;
  /** Writes the inputs of one cell from `offset` on; the others of its width are 0 before. */
  write(cell: string, out: Float64Array, offset: number, place: () => Place): void;
}

/** `stage` decides what is advised for an empty cell: training can drop or fill it, a finished model cannot. */
export function cellReader(column: InputColumn, stage: "train" | "predict"): CellReader {
  const code = stage === "train" ? "cell/missing" : "cell/missing-predict";
  return column.categories === undefined
    ? numberReader(column, code)
    : categoryReader(column, column.categories, code);
}

type MissingCode = "cell/missing" | "cell/missing-predict";

function numberReader({ fill }: InputColumn, code: MissingCode): CellReader {
  return {
    width: 1,
    write(cell, out, offset, place) {
      out[offset] =
        numberIn(cell) ??
        (isMissingNumber(cell) && fill !== undefined ? fill : noNumber(cell, place(), code));
    },
  };
}

function noNumber(got: string, place: Place, code: MissingCode): never {
  if (isMissingNumber(got)) fail(code, { place, got, wanted: "number" });
  fail("cell/number", { place, got, fault: numberFault(got) });
}

function categoryReader({ fill }: InputColumn, categories: readonly string[], code: MissingCode): CellReader {
  const positions = new Map(categories.map((category, i) => [category, i]));
  return {
    width: categories.length,
    write(cell, out, offset, place) {
      const position = positions.get(cell) ?? (cell === "" && fill !== undefined ? fill : undefined);
      if (position !== undefined) out[offset + position] = 1;
      else if (cell === "") fail(code, { place: place(), got: cell, wanted: "category" });
      else fail("cell/category", { place: place(), got: cell, known: categories });
    },
  };
}
