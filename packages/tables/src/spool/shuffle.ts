// Rows of a spool in any order, by going through it twice from front to back instead of jumping: once from the blocks
// to buckets of rows that are wanted one after another, once from bucket to bucket. The order is exact, whatever its size.
import type { KeptRows } from "../encode/kept.js";
import { type Cells, codeAt, NumberCells } from "../table/cells.js";
import type { Block } from "../table/table.js";
import type { Spool, SpoolFile } from "./spool.js";

/** Bytes of the rows of a bucket, of which one is in memory; bytes of a bucket that wait to be written. */
const bucketBytes = 2 ** 23;
const waitingBytes = 2 ** 16;

export interface ShuffleRequest {
  readonly spool: Spool;
  /** The rows that are used. */
  readonly kept: KeptRows;
  /** Those of them that are wanted, by their numbers among them, in their order. */
  readonly order: Uint32Array;
}

/** Rows that follow one another in the order. */
export type Picked = Pick<Block, "rows" | "places" | "cells">;

export async function* shuffled(request: ShuffleRequest): AsyncGenerator<Picked> {
  const layout = new RecordLayout(request.spool.widths());
  const bucketRows = Math.max(1, Math.floor(bucketBytes / layout.bytes));
  const file = await request.spool.open();
  try {
    const buckets = new Buckets(file, { rows: request.order.length, recordBytes: layout.bytes, bucketRows });
    await scatter(request, layout, buckets);
    for (let first = 0; first < request.order.length; first += bucketRows) {
      const count = Math.min(bucketRows, request.order.length - first);
      yield layout.unpack(await buckets.read(first / bucketRows, count), { first, count });
    }
  } finally {
    await file.close();
  }
}

const nowhere = 0xffffffff;

async function scatter(
  { spool, kept, order }: ShuffleRequest,
  layout: RecordLayout,
  buckets: Buckets,
): Promise<void> {
  const placeOf = new Uint32Array(kept.count).fill(nowhere);
  for (let place = 0; place < order.length; place++) placeOf[order[place]] = place;
  let next = 0;
  for await (const block of spool.blocks()) {
    const rows = kept.of(block);
    for (let i = 0; i < rows.length; i++) {
      const place = placeOf[next + i];
      if (place !== nowhere) layout.pack(block, { row: rows[i], place }, buckets.room(place));
    }
    next += rows.length;
    await buckets.flush();
  }
  await buckets.flush(0);
}

/** How one row stands in a bucket: its place in the order, its place in the file, then its cells. */
class RecordLayout {
  readonly bytes: number;
  readonly #widths: readonly number[];

  constructor(widths: readonly number[]) {
    this.#widths = widths;
    this.bytes = 8 + widths.reduce((sum, width) => sum + width, 0);
  }

  pack({ cells, places }: Block, { row, place }: { row: number; place: number }, { view, at }: Room): void {
    view.setUint32(at, place, true);
    view.setUint32(at + 4, places[row], true);
    let to = at + 8;
    for (let i = 0; i < cells.length; i++) {
      packCell(cells[i], row, { view, at: to, width: this.#widths[i] });
      to += this.#widths[i];
    }
  }

  unpack(bytes: Uint8Array, { first, count }: { first: number; count: number }): Picked {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const places = new Uint32Array(count);
    const cells = this.#widths.map((width) => roomFor(width, count));
    for (let at = 0; at < count * this.bytes; at += this.bytes) {
      const row = view.getUint32(at, true) - first;
      places[row] = view.getUint32(at + 4, true);
      let from = at + 8;
      for (let i = 0; i < cells.length; i++) {
        unpackCell(view, from, cells[i], row);
        from += this.#widths[i];
      }
    }
    return { rows: count, places, cells };
  }
}

/** Room for cells of so many bytes. */
export function roomFor(width: number, count: number): Cells {
  if (width === 8) return new NumberCells(new Float64Array(count));
  return width === 1 ? new Uint8Array(count) : new Uint16Array(count);
}

type Target = { readonly view: DataView; readonly at: number; readonly width: number };

/** The bits of a NaN hold a code: its words are copied, never the number. */
function packCell(cells: Cells, row: number, { view, at, width }: Target): void {
  if (width === 1) view.setUint8(at, (cells as Uint8Array)[row]);
  else if (width === 2) view.setUint16(at, codeAt(cells, row), true);
  else if (cells instanceof NumberCells) {
    view.setUint32(at, cells.words[2 * row], true);
    view.setUint32(at + 4, cells.words[2 * row + 1], true);
  } else {
    view.setUint32(at, cells[row], true);
    view.setUint32(at + 4, 0x7ff80000, true);
  }
}

function unpackCell(view: DataView, at: number, cells: Cells, row: number): void {
  if (cells instanceof Uint8Array) cells[row] = view.getUint8(at);
  else if (cells instanceof Uint16Array) cells[row] = view.getUint16(at, true);
  else {
    cells.words[2 * row] = view.getUint32(at, true);
    cells.words[2 * row + 1] = view.getUint32(at + 4, true);
  }
}

interface Room {
  readonly view: DataView;
  readonly at: number;
}

/** Regions of one file: how many rows each bucket gets is known before. */
class Buckets {
  readonly #file: SpoolFile;
  readonly #recordBytes: number;
  readonly #bucketRows: number;
  readonly #waiting: readonly Waiting[];

  constructor(
    file: SpoolFile,
    { rows, recordBytes, bucketRows }: { rows: number; recordBytes: number; bucketRows: number },
  ) {
    this.#file = file;
    this.#recordBytes = recordBytes;
    this.#bucketRows = bucketRows;
    this.#waiting = Array.from({ length: Math.ceil(rows / bucketRows) }, () => waitingRoom(recordBytes));
  }

  /** Room for the record of a place. */
  room(place: number): Room {
    const waiting = this.#waiting[Math.floor(place / this.#bucketRows)];
    const at = waiting.filled;
    waiting.filled += this.#recordBytes;
    if (waiting.filled > waiting.bytes.length) grow(waiting);
    return { view: waiting.view, at };
  }

  /** Writes what more than so many bytes wait for. */
  async flush(most = waitingBytes): Promise<void> {
    for (const [bucket, waiting] of this.#waiting.entries()) {
      if (waiting.filled <= most) continue;
      const at = this.#startOf(bucket) + waiting.written;
      await this.#file.write(waiting.bytes.subarray(0, waiting.filled), at);
      waiting.written += waiting.filled;
      waiting.filled = 0;
    }
  }

  async read(bucket: number, rows: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(rows * this.#recordBytes);
    await this.#file.read(bytes, this.#startOf(bucket));
    return bytes;
  }

  #startOf(bucket: number): number {
    return bucket * this.#bucketRows * this.#recordBytes;
  }
}

type Waiting = { bytes: Uint8Array<ArrayBuffer>; view: DataView; filled: number; written: number };

function waitingRoom(recordBytes: number): Waiting {
  const bytes = new Uint8Array(Math.max(recordBytes, 2 ** 12));
  return { bytes, view: new DataView(bytes.buffer), filled: 0, written: 0 };
}

function grow(waiting: Waiting): void {
  const bytes = new Uint8Array(Math.max(2 * waiting.bytes.length, waiting.filled));
  bytes.set(waiting.bytes);
  waiting.bytes = bytes;
  waiting.view = new DataView(bytes.buffer);
}
