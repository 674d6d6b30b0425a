// Blocks of cells → rows of inputs.
import type { InputColumn } from "kobai";
import { NumberCells } from "../table/cells.js";
import type { Block, TableShape } from "../table/table.js";
import { inputSizeOf, type Reading, textReader, widthOf } from "./columns.js";
import { CellLookup } from "./lookup.js";

export interface InputsRequest {
  readonly table: TableShape;
  readonly columns: readonly InputColumn[];
  readonly reading: Reading;
}

/** Rows of a block, by their numbers in it. */
export type BlockRows = ArrayLike<number>;
export type Cellular = Pick<Block, "cells" | "places">;

/** Writes inputs of rows. f64, because a table's numbers are not scaled yet: f32 would round a date or an id-like number
 * before its mean is subtracted, and turn 1e39 into infinity. */
export class InputEncoder {
  /** Inputs of a row. */
  readonly size: number;
  readonly #columns: readonly { lookup: CellLookup; offset: number; isNumber: boolean }[];

  constructor({ table, columns, reading }: InputsRequest) {
    this.size = inputSizeOf(columns);
    let next = 0;
    this.#columns = columns.map((column) => {
      const offset = next;
      next += widthOf(column);
      const lookup = new CellLookup(table, column.name, textReader(column, reading));
      return { lookup, offset, isNumber: column.categories === undefined };
    });
  }

  /** Writes the given rows of a block, one behind the other, where zeros are.
   *
   * Shapes  inputs [rows][size]
   * Throws  "cell/number", "cell/missing", "cell/missing-predict", "cell/category"
   */
  write(block: Cellular, rows: BlockRows, inputs: Float64Array): void {
    for (const { lookup, offset, isNumber } of this.#columns)
      if (isNumber) writeNumbers({ lookup, block, rows }, inputs, { offset, size: this.size });
      else writeCategories({ lookup, block, rows }, inputs, { offset, size: this.size });
  }
}

interface ColumnOfRows {
  readonly lookup: CellLookup;
  readonly block: Cellular;
  readonly rows: BlockRows;
}
type Layout = { readonly offset: number; readonly size: number };

function writeNumbers({ lookup, block, rows }: ColumnOfRows, inputs: Float64Array, { offset, size }: Layout) {
  const cells = lookup.cellsOf(block);
  const plain = cells instanceof NumberCells ? cells.values : undefined;
  for (let i = 0; i < rows.length; i++) {
    const value = plain ? plain[rows[i]] : Number.NaN;
    inputs[i * size + offset] = Number.isNaN(value) ? lookup.at(block, rows[i]) : value;
  }
}

/** 1 at the position of the category; nowhere for one that may be ignored. */
function writeCategories(
  { lookup, block, rows }: ColumnOfRows,
  inputs: Float64Array,
  { offset, size }: Layout,
) {
  for (let i = 0; i < rows.length; i++) {
    const position = lookup.at(block, rows[i]);
    if (position >= 0) inputs[i * size + offset + position] = 1;
  }
}
