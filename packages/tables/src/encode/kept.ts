// Which rows of a table are used: all, or those without an empty cell.
import { codeAt } from "../table/cells.js";
import type { Block, TableShape } from "../table/table.js";
import { type ColumnKind, isMissing } from "./columns.js";
import type { BlockRows } from "./inputs.js";

export interface KeptRows {
  readonly count: number;
  /** Those of a block, by their numbers in it. */
  of(block: Pick<Block, "first" | "rows">): BlockRows;
}

export function allRows(count: number): KeptRows {
  let numbers = new Uint32Array();
  return {
    count,
    of({ rows }) {
      if (numbers.length < rows) numbers = Uint32Array.from({ length: rows }, (_, row) => row);
      return numbers.subarray(0, rows);
    },
  };
}

/** Looks at every block once, and knows then. */
export class CompleteRows implements KeptRows {
  /** A bit for each row of the table. */
  readonly #bits: Uint8Array;
  readonly #missing: readonly (readonly boolean[])[];
  count = 0;

  constructor({ rows, columns }: TableShape, kinds: ReadonlyMap<string, ColumnKind>) {
    this.#bits = new Uint8Array(Math.ceil(rows / 8));
    this.#missing = [...columns.values()].map(({ name, texts }) =>
      texts.map((text) => isMissing(kinds.get(name)!, text)),
    );
  }

  look(block: Block): void {
    for (let row = 0; row < block.rows; row++) {
      if (block.cells.some((cells, column) => this.#missing[column][codeAt(cells, row)])) continue;
      this.#bits[(block.first + row) >> 3] |= 1 << ((block.first + row) & 7);
      this.count++;
    }
  }

  of({ first, rows }: Pick<Block, "first" | "rows">): BlockRows {
    return Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => this.#has(first + row));
  }

  #has(row: number): boolean {
    return ((this.#bits[row >> 3] >> (row & 7)) & 1) === 1;
  }
}
