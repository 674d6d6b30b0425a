// Rows that are not all in memory: what a file, or anything else that can be read again, offers to `fit`.
import type { Dataset, Labels } from "./dataset.js";
import { fail } from "./errors.js";

/** Rows on demand. They are asked for in an order, and come in chunks. */
export interface DataSource {
  /** How many there are. */
  readonly rows: number;
  /** The rows of these numbers in this order, none of them twice, in chunks of any size; without numbers all rows, in
   * their own order. */
  read(rows?: Uint32Array): AsyncIterable<Dataset>;
  /** Those of all rows whose entry in `sides` is `side`, where the source can leave rows out without a list of the
   * others' numbers, which takes four bytes a row. */
  part?(sides: Uint8Array, side: 0 | 1): DataSource;
}

export const isSource = (data: object): data is DataSource => "read" in data && "rows" in data;

/** What is in memory as one chunk, what is not as those in which it comes. */
export function chunksOf(data: Dataset | DataSource): AsyncIterable<Dataset> | Iterable<Dataset> {
  return isSource(data) ? data.read() : [data];
}

/** The rows whose entry in `sides` is `side`. */
export function partOf(source: DataSource, sides: Uint8Array, side: 0 | 1): DataSource {
  if (source.part) return source.part(sides, side);
  const numbers = Uint32Array.from(sides.keys()).filter((row) => sides[row] === side);
  return {
    rows: numbers.length,
    read: (rows) => source.read(rows ? rows.map((row) => numbers[row]) : numbers),
  };
}

/** The labels of all rows; undefined where they have targets. Throws "source/rows". */
export async function labelsOf(source: DataSource): Promise<Labels | undefined> {
  let labels: Labels = new Uint8Array(source.rows);
  let at = 0;
  for await (const chunk of source.read()) {
    if (chunk.labels === undefined) return undefined;
    checkEnd(source, at + chunk.labels.length);
    // a byte holds the labels of most data
    if (labels instanceof Uint8Array && chunk.labels.some((label) => label > 255))
      labels = Uint32Array.from(labels);
    labels.set(chunk.labels, at);
    at += chunk.labels.length;
  }
  checkCount(source, at);
  return labels;
}

function checkEnd({ rows }: DataSource, end: number): void {
  if (end > rows) fail("source/rows", { expected: rows, got: end });
}

/** Throws "source/rows" where a source has given another number of rows than it has told. */
export function checkCount({ rows }: Pick<DataSource, "rows">, got: number): void {
  if (got !== rows) fail("source/rows", { expected: rows, got });
}
