// The cells of one column in a block of rows. A text is kept as its code, the place it has in the column's list of
// texts; of a number no code is needed, unless the column has had few different cells so far.

/** Numbers, among which a NaN stands for a text: its low word is the code. Typed arrays keep the bits of a NaN as long as
 * they are not read as a number. */
export class NumberCells {
  readonly values: Float64Array;
  readonly words: Uint32Array;

  constructor(values: Float64Array) {
    this.values = values;
    this.words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  }

  setCode(row: number, code: number): void {
    this.words[2 * row] = code;
    this.words[2 * row + 1] = nanWord;
  }
}

const nanWord = 0x7ff80000;

/** Codes alone where there is no other cell: a byte or two instead of eight. */
export type Cells = Uint8Array | Uint16Array | NumberCells;

/** The code of a text; −1 where the cell is a number. */
export function codeAt(cells: Cells, row: number): number {
  if (!(cells instanceof NumberCells)) return cells[row];
  return Number.isNaN(cells.values[row]) ? cells.words[2 * row] : -1;
}

/** The first `rows` cells in as few bytes as they need, in memory of their own. */
export function compact(cells: NumberCells, rows: number): Cells {
  let most = 0;
  for (let row = 0; row < rows; row++) {
    const code = codeAt(cells, row);
    if (code < 0) return new NumberCells(cells.values.slice(0, rows));
    if (code > most) most = code;
  }
  const codes = most < 2 ** 8 ? new Uint8Array(rows) : new Uint16Array(rows);
  for (let row = 0; row < rows; row++) codes[row] = cells.words[2 * row];
  return codes;
}

export function cellBytes(cells: Cells): Uint8Array {
  const { buffer, byteOffset, byteLength } = cells instanceof NumberCells ? cells.values : cells;
  return new Uint8Array(buffer, byteOffset, byteLength);
}
