// What each column of a table was taken for: in lines for a person, in order for a program.
import type { InputColumn, Model } from "kobai";
import { counted } from "../numbers.js";
import { printable } from "../text.js";

/** More names are a table of pixels. */
const mostNamed = 12;

/** `4 numbers: width, height …`, `2 categories: island (3), sex (2)`. */
export function columnTexts({ inputs }: NonNullable<Model["columns"]>): string[] {
  const numbers = inputs.filter(({ categories }) => categories === undefined);
  const categories = inputs.filter(({ categories }) => categories !== undefined);
  const sized = ({ name, categories }: InputColumn) => `${printable(name)} (${categories!.length})`;
  return [
    ...told(
      counted(numbers.length, "number"),
      numbers.map(({ name }) => printable(name)),
    ),
    ...told(counted(categories.length, "category", "categories"), categories.map(sized)),
  ];
}

function told(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const left = names.length - mostNamed;
  const more = left > 1 ? ` and ${left} more` : "";
  return [`${what}: ${names.slice(0, left > 1 ? mostNamed : names.length).join(", ")}${more}`];
}

export type ColumnType =
  | { readonly name: string; readonly type: "number" }
  | { readonly name: string; readonly type: "category"; readonly categories: readonly string[] };

/** In the order of the model's inputs. */
export function columnTypes({ inputs }: NonNullable<Model["columns"]>): ColumnType[] {
  return inputs.map(({ name, categories }) =>
    categories === undefined ? { name, type: "number" } : { name, type: "category", categories },
  );
}
