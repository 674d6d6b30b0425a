// Blocks of a table as bytes of a temporary file: cells column by column, each in as few bytes as in memory.
import { type Cells, cellBytes, NumberCells } from "../table/cells.js";
import type { Block } from "../table/table.js";

/** Where a block stands in the file, and how its columns are kept: in 1, 2 or 8 bytes a cell. */
export interface StoredBlock {
  readonly at: number;
  readonly bytes: number;
  readonly first: number;
  readonly rows: number;
  readonly widths: Uint8Array;
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

export function widthOf(cells: Cells): number {
  return cells instanceof NumberCells ? 8 : cells.BYTES_PER_ELEMENT;
}

/** Places, then columns, each aligned for its numbers. */
export function blockBytes({ rows, places, cells }: Block): Uint8Array<ArrayBuffer> {
  const parts = [new Uint8Array(places.buffer, places.byteOffset, 4 * rows), ...cells.map(cellBytes)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + aligned(part.length), 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += aligned(part.length);
  }
  return bytes;
}

export function blockFrom({ first, rows, widths }: StoredBlock, bytes: Uint8Array<ArrayBuffer>): Block {
  const { buffer } = bytes;
  let at = bytes.byteOffset + aligned(4 * rows);
  const cells = Array.from(widths, (width) => {
    const from = at;
    at += aligned(width * rows);
    return cellsFrom(buffer, from, { width, rows });
  });
  return { first, rows, places: new Uint32Array(buffer, bytes.byteOffset, rows), cells };
}

function cellsFrom(buffer: ArrayBuffer, at: number, { width, rows }: { width: number; rows: number }): Cells {
  if (width === 1) return new Uint8Array(buffer, at, rows);
  return width === 2
    ? new Uint16Array(buffer, at, rows)
    : new NumberCells(new Float64Array(buffer, at, rows));
}
