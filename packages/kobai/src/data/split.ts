// Sets rows aside, for validation or for a test. Which ones depends on the seed alone.
import { permutation, streams } from "../random.js";
import type { Dataset, Labels } from "./dataset.js";
import { fail } from "./errors.js";
import { type DataSource, labelsOf, partOf } from "./source.js";

export interface SplitOptions {
  /** Numbers per row of inputs. */
  readonly inputSize: number;
  /** The part of the rows to set aside, between 0 and 1. */
  readonly share: number;
  readonly seed: number;
}

/** The rest and the part set aside, both in the order of the data. With labels every class gives the
 * same part of its rows, to less than one row.
 *
 * Throws  "split/share", "split/empty", "split/rows", "data/inputs-multiple", "data/rows"
 */
export function split(
  data: Dataset,
  { inputSize, share, seed }: SplitOptions,
): [rest: Dataset, part: Dataset] {
  if (!(share > 0 && share < 1)) fail("split/share", { got: share });
  if (data.inputs.length % inputSize !== 0)
    fail("data/inputs-multiple", { name: "split", inputSize, got: data.inputs.length });
  const rows = data.inputs.length / inputSize;
  if (rows === 0) fail("data/rows", { name: "split" });
  checkRows(data, rows);
  const side = sides(rows, data.labels, { share, seed });
  return [takeRows(data, side, 0), takeRows(data, side, 1)];
}

/** The same of rows on demand. Throws "split/share", "split/empty", "source/rows" */
export async function splitSource(
  source: DataSource,
  { share, seed }: Omit<SplitOptions, "inputSize">,
): Promise<[rest: DataSource, part: DataSource]> {
  if (!(share > 0 && share < 1)) fail("split/share", { got: share });
  const side = sides(source.rows, await labelsOf(source), { share, seed });
  return [partOf(source, side, 0), partOf(source, side, 1)];
}

/** Of each row: 1 where it is set aside. */
function sides(
  rows: number,
  labels: Labels | undefined,
  { share, seed }: Pick<SplitOptions, "share" | "seed">,
): Uint8Array {
  const taken = Math.round(share * rows);
  if (taken === 0 || taken === rows) fail("split/empty", { share, rows, taken });
  const order = permutation(rows, seed, streams.split);
  const places = firstPlaces(order, labels);
  const side = new Uint8Array(rows);
  // place p is taken when ⌊p·taken/rows⌋ rises there: evenly spread, hence by share in the run of each class
  for (const row of order) {
    const label = labels ? labels[row] : 0;
    const p = places.get(label)!;
    places.set(label, p + 1);
    side[row] = Math.floor(((p + 1) * taken) / rows) - Math.floor((p * taken) / rows);
  }
  return side;
}

/** Rows of one class stand side by side, the class first met first: where each begins. */
function firstPlaces(order: Uint32Array, labels: Labels | undefined): Map<number, number> {
  const counts = new Map<number, number>();
  for (const row of order) {
    const label = labels ? labels[row] : 0;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  let next = 0;
  return new Map([...counts].map(([label, count]) => [label, (next += count) - count]));
}

function checkRows(data: Dataset, rows: number): void {
  for (const part of ["labels", "targets", "weights"] as const) {
    const got = data[part]?.length ?? 0;
    if (got % rows !== 0) fail("split/rows", { part, rows, got });
  }
}

/** The rows whose entry in `side` is `wanted`. */
function takeRows(data: Dataset, side: Uint8Array, wanted: 0 | 1): Dataset {
  const parts = Object.entries(data).filter(([, values]) => values !== undefined);
  return Object.fromEntries(parts.map(([part, values]) => [part, takeValues(values, side, wanted)])) as {
    inputs: Dataset["inputs"];
  };
}

function takeValues<Values extends Labels | Dataset["inputs"]>(
  values: Values,
  side: Uint8Array,
  wanted: 0 | 1,
): Values {
  const size = values.length / side.length;
  const count = side.reduce((sum, value) => sum + (value === wanted ? 1 : 0), 0);
  const taken = new (values.constructor as new (length: number) => Values)(count * size);
  let at = 0;
  side.forEach((value, row) => {
    if (value === wanted) taken.set(values.subarray(row * size, (row + 1) * size), size * at++);
  });
  return taken;
}
