// Target cells → labels or numbers, for training and for judging a finished model.
import type { Dataset } from "kobai";
import { placeOf, type Table } from "../table.js";
import { fail } from "./errors.js";
import { isMissingNumber, numberFault, numberIn } from "./numbers.js";
import { className } from "./task.js";

export interface TargetsRequest {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly targets: readonly string[];
  readonly labels: readonly string[] | undefined;
  readonly stage: "train" | "predict";
}

/** Shapes  labels [rows] where there are classes, else targets [rows][targets]
 *
 * Throws  "target/missing", "target/missing-predict", "target/class", "cell/number"
 */
export function encodeTargets(request: TargetsRequest): Pick<Dataset, "labels"> | Pick<Dataset, "targets"> {
  return request.labels === undefined
    ? { targets: encodeNumbers(request) }
    : { labels: encodeClasses(request, request.labels) };
}

function encodeClasses(
  { table, rows, targets, stage }: TargetsRequest,
  names: readonly string[],
): Uint32Array {
  const [column] = targets;
  const cells = table.columns.get(column)!;
  const labels = new Map(names.map((name, label) => [name, label]));
  const refuse = (row: number): never => {
    const refused = { place: placeOf(table, row, column), got: cells[row] };
    // In training every cell that says something has become a class.
    if (stage === "train") fail("target/missing", refused);
    if (cells[row] === "") fail("target/missing-predict", refused);
    return fail("target/class", { ...refused, known: names });
  };
  return Uint32Array.from(
    rows,
    (row) => labels.get(cells[row]) ?? labels.get(className("number", cells[row])) ?? refuse(row),
  );
}

function encodeNumbers({ table, rows, targets, stage }: TargetsRequest): Float64Array<ArrayBuffer> {
  const out = new Float64Array(rows.length * targets.length);
  const missing = stage === "train" ? "target/missing" : "target/missing-predict";
  targets.forEach((column, j) => {
    const cells = table.columns.get(column)!;
    const refuse = (row: number): never => {
      const refused = { place: placeOf(table, row, column), got: cells[row] };
      if (isMissingNumber(refused.got)) fail(missing, refused);
      return fail("cell/number", { ...refused, fault: numberFault(refused.got) });
    };
    rows.forEach((row, i) => {
      out[i * targets.length + j] = numberIn(cells[row]) ?? refuse(row);
    });
  });
  return out;
}
