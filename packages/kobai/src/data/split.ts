// Sets rows aside, for validation or for a test. Which ones depends on the seed alone.
import { permutation, streams } from "../random.js";
import type { Dataset, Labels } from "./dataset.js";
import { fail } from "./errors.js";

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
  const taken = Math.round(share * rows);
  if (taken === 0 || taken === rows) fail("split/empty", { share, rows, taken });
  const order = byClass(permutation(rows, seed, streams.split), data.labels);
  const side = new Uint8Array(rows);
  // position p is taken when ⌊p·taken/rows⌋ rises there: evenly spread, hence by share in the run of each class
  order.forEach((row, p) => {
    side[row] = Math.floor(((p + 1) * taken) / rows) - Math.floor((p * taken) / rows);
  });
  return [takeRows(data, side, 0), takeRows(data, side, 1)];
}

function checkRows(data: Dataset, rows: number): void {
  for (const part of ["labels", "targets", "weights"] as const) {
    const got = data[part]?.length ?? 0;
    if (got % rows !== 0) fail("split/rows", { part, rows, got });
  }
}

/** Rows of one class side by side, within a class in the given order. */
function byClass(order: Uint32Array, labels: Labels | undefined): number[] {
  const classes = new Map<number, number[]>();
  for (const row of order) {
    const label = labels ? labels[row] : 0;
    if (!classes.has(label)) classes.set(label, []);
    classes.get(label)!.push(row);
  }
  return [...classes.values()].flat();
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
