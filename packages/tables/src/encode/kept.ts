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

/** A bit for each row of a table. */
class RowBits implements KeptRows {
  readonly #bits: Uint8Array;
  count = 0;

  constructor(rows: number) {
    this.#bits = new Uint8Array(Math.ceil(rows / 8));
  }

  add(row: number): void {
    this.#bits[row >> 3] |= 1 << (row & 7);
    this.count++;
  }

  of({ first, rows }: Pick<Block, "first" | "rows">): BlockRows {
    return Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => this.#has(first + row));
  }

  #has(row: number): boolean {
    return ((this.#bits[row >> 3] >> (row & 7)) & 1) === 1;
  }
}

/** Looks at every block once, and knows then. */
export class CompleteRows implements KeptRows {
  readonly #bits: RowBits;
  readonly #missing: readonly (readonly boolean[])[];

  constructor({ rows, columns }: TableShape, kinds: ReadonlyMap<string, ColumnKind>) {
    this.#bits = new RowBits(rows);
    this.#missing = [...columns.values()].map(({ name, texts }) =>
      texts.map((text) => isMissing(kinds.get(name)!, text)),
    );
  }

  look(block: Block): void {
    for (let row = 0; row < block.rows; row++)
      if (!block.cells.some((cells, column) => this.#missing[column][codeAt(cells, row)]))
        this.#bits.add(block.first + row);
  }

  get count(): number {
    return this.#bits.count;
  }

  of(block: Pick<Block, "first" | "rows">): BlockRows {
    return this.#bits.of(block);
  }
}

/** Rows are looked at so many at a time, whatever the blocks of the table. */
const stretch = 2 ** 16;

/** Calls back with the row of each that is kept, and with how many are kept before it. */
function eachKept(kept: KeptRows, rows: number, visit: (row: number, place: number) => void): void {
  let place = 0;
  for (let first = 0; first < rows; first += stretch) {
    const some = kept.of({ first, rows: Math.min(stretch, rows - first) });
    for (let i = 0; i < some.length; i++) visit(first + some[i], place++);
  }
}

/** Those of the kept rows that are wanted, which are asked for by their place among them. */
export function someOf(kept: KeptRows, rows: number, wanted: (place: number) => boolean): KeptRows {
  const bits = new RowBits(rows);
  eachKept(kept, rows, (row, place) => {
    if (wanted(place)) bits.add(row);
  });
  return bits;
}

/** Of each place among the kept rows the row of the table. */
export function numbersOf(kept: KeptRows, rows: number): Uint32Array {
  const numbers = new Uint32Array(kept.count);
  eachKept(kept, rows, (row, place) => {
    numbers[place] = row;
  });
  return numbers;
}
