// What the cells of one column mean. Equal texts are read once: a code is looked up from then on.
import { type Cells, codeAt } from "../table/cells.js";
import type { Place } from "../table/place.js";
import { type Block, type Column, placeOf, type TableShape, textAt } from "../table/table.js";
import type { TextReader } from "./columns.js";

export class CellLookup {
  readonly #table: TableShape;
  readonly #column: Column;
  readonly #index: number;
  readonly #reader: TextReader;
  /** By code; NaN where a text was not met yet. */
  #known = new Float64Array();

  constructor(table: TableShape, name: string, reader: TextReader) {
    this.#table = table;
    this.#column = table.columns.get(name)!;
    this.#index = [...table.columns.keys()].indexOf(name);
    this.#reader = reader;
  }

  cellsOf(block: Pick<Block, "cells">): Cells {
    return block.cells[this.#index];
  }

  /** What the reader makes of a cell. Throws what it refuses with. */
  at(block: Pick<Block, "cells" | "places">, row: number): number {
    const cells = this.cellsOf(block);
    const code = codeAt(cells, row);
    const known = code >= 0 && code < this.#known.length ? this.#known[code] : Number.NaN;
    if (!Number.isNaN(known)) return known;
    const text = textAt(this.#column, cells, row);
    const value = this.#reader.read(text) ?? this.#reader.refuse(text, this.#place(block, row));
    if (code >= 0) this.#remember(code, value);
    return value;
  }

  #place(block: Pick<Block, "places">, row: number): Place {
    return placeOf(this.#table, block, row, this.#column.name);
  }

  #remember(code: number, value: number): void {
    if (code >= this.#known.length) {
      const more = new Float64Array(Math.max(16, 2 * code)).fill(Number.NaN);
      more.set(this.#known);
      this.#known = more;
    }
    this.#known[code] = value;
  }
}
