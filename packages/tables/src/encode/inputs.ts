// Input cells → the matrix of inputs, and what training learns about the columns before: their categories and fills.
import type { InputColumn } from "kobai";
import { placeOf, type Table } from "../table.js";
import { type ColumnKind, cellReader, inputSizeOf, isMissing } from "./columns.js";
import { fail } from "./errors.js";
import { byCodePoint } from "./names.js";
import { numberIn } from "./numbers.js";

/** More categories than this look like names or ids. */
export const categoryLimit = 1000;

/** One GiB of inputs. */
const numbersLimit = 2 ** 27;

export interface InputsRequest {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly columns: readonly InputColumn[];
  readonly stage: "train" | "predict";
}

/** f64, because a table's numbers are not scaled yet: f32 would round a date or an id-like number before its mean is
 * subtracted, and turn 1e39 into infinity.
 *
 * Shapes  inputs [rows][inputSizeOf(columns)]
 * Throws  "rows/too-large", "cell/number", "cell/missing", "cell/missing-predict", "cell/category"
 */
export function encodeInputs({ table, rows, columns, stage }: InputsRequest): Float64Array<ArrayBuffer> {
  const size = inputSizeOf(columns);
  if (rows.length * size > numbersLimit)
    fail("rows/too-large", {
      place: { file: table.name },
      rows: rows.length,
      inputs: size,
      limit: numbersLimit,
    });
  const inputs = new Float64Array(rows.length * size);
  let offset = 0;
  for (const column of columns) {
    const cells = table.columns.get(column.name)!;
    const reader = cellReader(column, stage);
    rows.forEach((row, i) => {
      reader.write(cells[row], inputs, i * size + offset, () => placeOf(table, row, column.name));
    });
    offset += reader.width;
  }
  return inputs;
}

export interface LearnRequest {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Whether empty cells are to be filled, in training and ever after. */
  readonly fill: boolean;
}

/** What one column holds in these rows.
 *
 * Throws  "column/too-many-categories"
 */
export function learnColumn(request: LearnRequest): InputColumn {
  const { table, rows, name, kind, fill } = request;
  const cells = table.columns.get(name)!;
  if (kind === "number") return fill ? { name, fill: meanOf(cells, rows) } : { name };
  const counts = countCategories(cells, rows);
  const place = { file: table.name, column: name };
  if (counts.size > categoryLimit)
    fail("column/too-many-categories", { place, got: counts.size, limit: categoryLimit });
  const categories = [...counts.keys()].sort(byCodePoint);
  return fill ? { name, categories, fill: commonest(categories, counts) } : { name, categories };
}

function meanOf(cells: readonly string[], rows: Uint32Array): number {
  const values = Array.from(rows, (row) => numberIn(cells[row])).filter((value) => value !== undefined);
  // Divided before they are added: the sum of finite numbers may be infinite.
  return values.reduce((sum, value) => sum + value / values.length, 0);
}

function countCategories(cells: readonly string[], rows: Uint32Array): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows)
    if (!isMissing("text", cells[row])) counts.set(cells[row], (counts.get(cells[row]) ?? 0) + 1);
  return counts;
}

/** The position of the commonest category; of equally common ones the first. */
function commonest(categories: readonly string[], counts: ReadonlyMap<string, number>): number {
  const most = Math.max(...counts.values());
  return categories.findIndex((category) => counts.get(category) === most);
}
