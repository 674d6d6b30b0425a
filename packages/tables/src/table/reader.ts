// Readers of text take it in pieces, as large files come; what is in memory is read by the same code.
import type { Block, Table, TableShape } from "./table.js";

export interface TableReader {
  /** The next bytes of the file. */
  push(bytes: Uint8Array): void;
  /** What is known of the table, once its columns are. */
  shape(): TableShape | undefined;
  /** The blocks that are full since the last call. */
  takeBlocks(): Block[];
  /** What the whole file was. */
  end(): TableShape;
}

export const pieceBytes = 2 ** 20;

/** A table in memory from a file in memory. */
export function readWhole(reader: TableReader, file: Uint8Array): Table {
  for (let at = 0; at < file.length; at += pieceBytes) reader.push(file.subarray(at, at + pieceBytes));
  const shape = reader.end();
  return { ...shape, blocks: reader.takeBlocks() };
}
