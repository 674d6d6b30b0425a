// The columns of a dataset one by one: a column of numbers is one input, one of categories as many as it has.
import type { InputColumn } from "../../model/model.js";
import type { Floats } from "../../network/parameters.js";

export interface DataColumn {
  readonly name: string | number;
  /** Its first input, and how many it has. */
  readonly start: number;
  readonly width: number;
  /** Whether it holds categories. */
  readonly isText: boolean;
  /** One number a row: the value, or for categories the position of the one that is there (−1 for none). */
  readonly value: (row: number) => number;
}

/** Shapes  inputs [rows][inputSize] */
export function columnsOf(
  inputs: Floats,
  inputSize: number,
  named: readonly InputColumn[] | undefined,
): DataColumn[] {
  let start = 0;
  const widths = named?.map(({ categories }) => categories?.length ?? 1) ?? new Array(inputSize).fill(1);
  return widths.map((width: number, i) => {
    const at = start;
    start += width;
    const number = (row: number) => inputs[row * inputSize + at];
    const category = (row: number) => {
      for (let j = 0; j < width; j++) if (inputs[row * inputSize + at + j] !== 0) return j;
      return -1;
    };
    const isText = named?.[i].categories !== undefined;
    return { name: named?.[i].name ?? i, start: at, width, isText, value: isText ? category : number };
  });
}

/** What is known of a column at one look. */
export interface ColumnFacts {
  readonly column: DataColumn;
  readonly least: number;
  readonly most: number;
  /** Root of the mean square around the mean. */
  readonly deviation: number;
  /** Whether nearly every row has 1 more than the one before: some may have been removed. */
  readonly countsUp: boolean;
}

export function factsOf(column: DataColumn, rows: number): ColumnFacts {
  const { value } = column;
  let [least, most, sum, steps] = [Infinity, -Infinity, 0, 0];
  for (let row = 0; row < rows; row++) {
    const x = value(row);
    least = Math.min(least, x);
    most = Math.max(most, x);
    sum += x / rows;
    if (row > 0 && x === value(row - 1) + 1) steps++;
  }
  let squares = 0;
  for (let row = 0; row < rows; row++) squares += ((value(row) - sum) * (value(row) - sum)) / rows;
  return { column, least, most, deviation: Math.sqrt(squares), countsUp: steps >= 0.9 * (rows - 1) };
}
