// Rows of a spool as a source for `fit`: encoded when they are asked for, a few megabytes at a time.
import type { DataSource, Dataset, InputColumn } from "kobai";
import { inputSizeOf } from "../encode/columns.js";
import { learnedEncoder } from "../encode/encode.js";
import { blockEncoder, type EncodeForOptions } from "../encode/encode-for.js";
import { allRows, type KeptRows, numbersOf, someOf } from "../encode/kept.js";
import { type EncodeOptions, type Learned, learn } from "../encode/learn.js";
import { passOverStored } from "../encode/passes.js";
import type { RowEncoder } from "../encode/rows.js";
import { type Cells, codeAt, NumberCells } from "../table/cells.js";
import { type Block, blockOf } from "../table/table.js";
import { type Picked, roomFor, shuffled } from "./shuffle.js";
import type { SpooledTable } from "./spool.js";

export interface EncodedSource extends Learned {
  readonly source: DataSource;
}

/** The rows of a spooled table as numbers to learn from: what `encode` makes, without having it all in memory.
 *
 * Throws  the errors of encode/errors.ts
 */
export async function encodeSpooled(
  table: SpooledTable,
  options: EncodeOptions = {},
): Promise<EncodedSource> {
  const { learned, kept } = await passOverStored(() => table.spool.blocks(), learn(table, options));
  const encoder = learnedEncoder(table, learned);
  return {
    ...learned,
    source: new SpooledRows(table, { encoder, kept, ...chunking(learned.columns.inputs) }),
  };
}

/** The rows of a spooled table for a model that exists: what `encodeFor` makes, without having it all in memory.
 *
 * Throws  what `encodeFor` throws, for cells when they are read
 */
export function encodeSpooledFor(table: SpooledTable, options: EncodeForOptions): DataSource {
  const encoder = blockEncoder(table, options);
  const kept = allRows(table.rows);
  return new SpooledRows(table, { encoder, kept, ...chunking(options.columns.inputs) });
}

/** Bytes of the inputs of a chunk. */
const chunkBytes = 2 ** 22;

function chunking(inputs: readonly InputColumn[]): Pick<Rows, "chunkRows"> {
  return { chunkRows: Math.max(1, Math.floor(chunkBytes / (8 * inputSizeOf(inputs)))) };
}

interface Rows {
  readonly encoder: RowEncoder;
  readonly kept: KeptRows;
  readonly chunkRows: number;
}

class SpooledRows implements DataSource {
  readonly rows: number;
  readonly #table: SpooledTable;
  readonly #encoder: RowEncoder;
  readonly #chunkRows: number;
  /** The rows of the table that are used. */
  readonly #kept: KeptRows;
  /** Their numbers, where the table is in memory. */
  #numbers: Uint32Array | undefined;

  constructor(table: SpooledTable, { encoder, kept, chunkRows }: Rows) {
    this.rows = kept.count;
    this.#table = table;
    this.#kept = kept;
    this.#encoder = encoder;
    this.#chunkRows = chunkRows;
  }

  part(sides: Uint8Array, side: 0 | 1): DataSource {
    const kept = someOf(this.#kept, this.#table.rows, (i) => sides[i] === side);
    return new SpooledRows(this.#table, { encoder: this.#encoder, kept, chunkRows: this.#chunkRows });
  }

  async *read(rows?: Uint32Array): AsyncGenerator<Dataset> {
    const chosen =
      rows === undefined ? this.#all() : isAscending(rows) ? this.#inTurn(rows) : this.#anyOrder(rows);
    for await (const { picked, which } of chosen) yield* this.#encoded(picked, which);
  }

  *#encoded(picked: Picked, all: Uint32Array): Generator<Dataset> {
    for (let from = 0; from < all.length; from += this.#chunkRows) {
      const some = all.subarray(from, from + this.#chunkRows);
      const room = this.#encoder.room(some.length);
      this.#encoder.write(picked, some, room, 0);
      yield room;
    }
  }

  async *#all(): AsyncGenerator<Chosen> {
    for await (const block of this.#table.spool.blocks())
      yield { picked: block, which: Uint32Array.from(this.#kept.of(block)) };
  }

  async *#inTurn(wanted: Uint32Array): AsyncGenerator<Chosen> {
    let [first, next] = [0, 0];
    for await (const { picked, which } of this.#all()) {
      const from = next;
      while (next < wanted.length && wanted[next] < first + which.length) next++;
      if (next > from) yield { picked, which: wanted.subarray(from, next).map((row) => which[row - first]) };
      if (next === wanted.length) return;
      first += which.length;
    }
  }

  async *#anyOrder(wanted: Uint32Array): AsyncGenerator<Chosen> {
    const { spool } = this.#table;
    const blocks = spool.inMemory;
    if (!blocks) {
      for await (const picked of shuffled({ spool, kept: this.#kept, order: wanted })) yield whole(picked);
      return;
    }
    const widths = spool.widths();
    const numbers = (this.#numbers ??= numbersOf(this.#kept, this.#table.rows));
    for (let from = 0; from < wanted.length; from += this.#chunkRows) {
      const some = wanted.subarray(from, from + this.#chunkRows).map((row) => numbers[row]);
      yield whole(gathered(blocks, widths, some));
    }
  }
}

interface Chosen {
  readonly picked: Picked;
  readonly which: Uint32Array;
}

const whole = (picked: Picked): Chosen => ({
  picked,
  which: Uint32Array.from({ length: picked.rows }, (_, row) => row),
});

function isAscending(rows: Uint32Array): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i] <= rows[i - 1]) return false;
  return true;
}

function gathered(blocks: readonly Block[], widths: readonly number[], rows: Uint32Array): Picked {
  const cells = widths.map((width) => roomFor(width, rows.length));
  const places = new Uint32Array(rows.length);
  rows.forEach((row, i) => {
    const block = blocks[blockOf(blocks, row)];
    places[i] = block.places[row - block.first];
    block.cells.forEach((from, column) => {
      copyCell(from, row - block.first, cells[column], i);
    });
  });
  return { rows: rows.length, places, cells };
}

function copyCell(from: Cells, row: number, to: Cells, at: number): void {
  const code = codeAt(from, row);
  if (!(to instanceof NumberCells)) to[at] = code;
  else if (code < 0) to.values[at] = (from as NumberCells).values[row];
  else to.setCode(at, code);
}
