// Table → Dataset for training.
import type { Dataset } from "kobai";
import type { Table, TableShape } from "../table/table.js";
import { checkSize, type EncodeOptions, type Learned, learn } from "./learn.js";
import { passOver } from "./passes.js";
import { RowEncoder } from "./rows.js";

export interface Encoded extends Learned {
  readonly dataset: Dataset;
}

/** The rows of a table as numbers to learn from.
 *
 * Throws  the errors of encode/errors.ts
 */
export function encode(table: Table, options: EncodeOptions = {}): Encoded {
  const { learned, kept } = passOver(table, learn(table, options));
  checkSize(table, kept.count, learned.columns.inputs);
  const encoder = learnedEncoder(table, learned);
  const dataset = encoder.room(kept.count);
  let first = 0;
  for (const block of table.blocks) {
    const rows = kept.of(block);
    encoder.write(block, rows, dataset, first);
    first += rows.length;
  }
  return { dataset, ...learned };
}

/** Makes rows to learn from as they were understood. */
export function learnedEncoder(table: TableShape, { columns, labels, task }: Learned): RowEncoder {
  return new RowEncoder(table, {
    ...{ columns, labels, yesNo: task === "yes-no", targets: true },
    reading: { stage: "train", unseen: "error" },
  });
}
