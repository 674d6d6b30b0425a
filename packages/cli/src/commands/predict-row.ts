// The text behind --row → the inputs of a model.
import { encodeRow } from "@kobai/tables";
import type { Floats } from "kobai";
import type { ModelInUse } from "../data/for-model.js";
import { fail } from "./errors.js";

/** Throws "predict/json", "predict/row-size", "predict/row-number", "predict/row-object" and what `encodeRow` throws. */
export function rowInputs({ model, unseen }: Pick<ModelInUse, "model" | "unseen">, text: string): Floats {
  const row = parsed(text);
  const { columns } = model;
  if (columns !== undefined)
    return encodeRow(columns.inputs, Array.isArray(row) ? named(columns.inputs, row) : row, {
      unseen: unseen ?? "error",
    });
  if (!Array.isArray(row)) return fail("predict/row-object", { expected: model.inputSize });
  checkLength(row, model.inputSize);
  return Float64Array.from(row, (value, i) =>
    typeof value === "number"
      ? value
      : fail("predict/row-number", { place: i + 1, got: JSON.stringify(value) }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail("predict/json", { got: text, reason: (error as Error).message }, error);
  }
}

/** A list in the order of the columns. `fromEntries` defines own properties, also one named __proto__. */
function named(columns: readonly { readonly name: string }[], row: readonly unknown[]): object {
  checkLength(row, columns.length);
  return Object.fromEntries(columns.map(({ name }, i) => [name, row[i]]));
}

function checkLength(row: readonly unknown[], expected: number): void {
  if (row.length !== expected) fail("predict/row-size", { expected, got: row.length });
}
