// What the playground says in English about a reader's own table: how it is taken, and what is wrong with it and where.
import type { csvMessages, encodeMessages, Note, NoteCode, noteMessages, tableMessages } from "@kobai/tables";
import type { ReadTable } from "../model/table.js";
import type { State } from "../state.js";
import { short } from "./cells.js";
import { type FormatFaults, formatFaults } from "./formats-en.js";

/** What can be wrong with a table that is read to learn from; a code without words is a type error. */
type Faults = typeof csvMessages &
  typeof tableMessages &
  Omit<
    typeof encodeMessages,
    | `${string}-predict`
    | `row/${string}`
    | ("cell/category" | "column/absent" | "rows/too-large")
    | (
        | "target/class"
        | "target/unknown"
        | "target/none"
        | "target/duplicate"
        | "target/several-classes"
        | "target/yes-no"
        | "target/text"
      )
  > & { "playground/too-large": (fields: { numbers: number; limit: number }) => string };
export type TableFaults = FormatFaults & {
  readonly [Code in keyof Faults]: (fields: Parameters<Faults[Code]>[0]) => string;
};

/** What was decided about a table; nothing where a reader sees it anyway. */
export type TableNotes = {
  readonly [Code in NoteCode]: (fields: Parameters<(typeof noteMessages)[Code]>[0]) => string | undefined;
};

interface Spot {
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
}

const name = (text: string) => `“${short(text)}”`;
const cell = (text: string) => (text === "" ? "an empty cell" : name(text));
const list = (names: readonly string[]) =>
  names.length > 8
    ? `${names.slice(0, 8).map(short).join(", ")} … (${names.length} in all)`
    : names.map(short).join(", ");
const where = (place: object) => {
  const { line, column } = place as Spot;
  const parts = [line && `line ${line}`, column !== undefined && `column ${name(column)}`].filter(Boolean);
  return parts.length === 0
    ? "The table: "
    : `${parts.join(", ").replace(/^./, (first) => first.toUpperCase())}: `;
};
const separators: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs" };
const numberAdvice = {
  text: "It is a text; write it without quotes.",
  range: "It is beyond the range of numbers, about 1.8e308.",
  comma: "Write 1.5 with a point, and 1500 without a separator.",
  infinity: "Write a finite number.",
  base: "Write it in decimal.",
  "full-width": "Write it in half-width digits.",
  other: "Correct it, or remove the row.",
};

const faults: TableFaults = {
  ...formatFaults,
  "csv/empty": () => "The table is empty. Its first line must name the columns.",
  "csv/header-only": () => "There are no rows below the first line, which names the columns. Add rows.",
  "csv/gzip": () => "This is a compressed file. Unpack it first.",
  "csv/utf-16": () => "The text is UTF-16. Save it as “CSV UTF-8”.",
  "csv/utf-8": ({ place }) => `${where(place)}the text is not UTF-8. Save it as “CSV UTF-8”.`,
  "csv/nul": ({ place }) => `${where(place)}a NUL character, which no text has. Is it a table?`,
  "csv/carriage-return": ({ place }) =>
    `${where(place)}lines end in CR alone. Save the file with other line ends.`,
  "csv/row-too-long": ({ place }) =>
    `${where(place)}the row has no end. Look for a quote that is never closed.`,
  "csv/too-many-columns": ({ got, limit }) =>
    `${got} columns; at most ${limit} can be read. Are line ends missing?`,
  "csv/delimiter": ({ place, expected, got }) =>
    `${where(place)}expected names separated by ${separators[expected]}, got ${separators[got]}. Save the table with ${separators[expected]}.`,
  "csv/column-empty": ({ place, position }) =>
    `${where(place)}column ${position} has no name. Give it one, or remove it.`,
  "csv/column-duplicate": ({ place, name: twice, first, second }) =>
    `${where(place)}${name(twice)} names column ${first} and column ${second}. Rename one.`,
  "csv/blank-line": ({ place }) => `${where(place)}expected a row, got a blank line. Remove it.`,
  "csv/row-short": ({ place, expected, got, missing }) =>
    `${where(place)}expected ${expected} cells, got ${got}. The first one missing is ${name(missing)}.`,
  "csv/row-long": ({ place, expected, got, extra }) =>
    `${where(place)}expected ${expected} cells, got ${got}. The first one too many is ${name(extra)}; put cells that hold a separator in quotes.`,
  "csv/quote-open": ({ place }) => `${where(place)}a quote is opened and never closed.`,
  "csv/quote-inside": ({ place }) =>
    `${where(place)}a quote within a cell. Put the whole cell in quotes and double the one inside.`,
  "cell/number": ({ place, got, fault }) =>
    `${where(place)}expected a number, got ${cell(got)}. ${numberAdvice[fault]}`,
  "cell/missing": ({ place, got }) =>
    `${where(place)}expected a value, got ${cell(got)}. Choose below what is done about empty cells.`,
  "target/missing": ({ place, got }) =>
    `${where(place)}the answer to learn is missing (${cell(got)}). Leave such rows out, or fill it in.`,
  "target/no-inputs": () => "There is only one column. The network needs something to learn from.",
  "target/one-class": ({ place, got }) =>
    `${where(place)}the same, ${name(got)}, in every row. Choose another column to learn.`,
  "target/one-number": ({ place, got }) =>
    `${where(place)}the same number, ${got}, in every row. Choose another column to learn.`,
  "target/too-many-classes": ({ place, got, more }) =>
    `${where(place)}${more ? "more than " : ""}${got} different texts. It looks like a name; choose another column to learn.`,
  "column/too-many-categories": ({ place, got, more }) =>
    `${where(place)}${more ? "more than " : ""}${got} different texts. It looks like a name; remove the column.`,
  "column/too-many-texts": ({ place, limit }) =>
    `${where(place)}more than ${limit} different texts. It looks like a name; remove the column.`,
  "column/empty": ({ place }) => `${where(place)}nothing but empty cells. Remove the column.`,
  "rows/all-dropped": ({ rows }) =>
    `Each of the ${rows} rows has an empty cell. Fill them with the mean, or remove the emptiest column.`,
  "rows/one": () => "There is one row. To learn takes at least two.",
  "rows/identical": ({ rows }) => `All ${rows} rows have the same inputs. There is nothing to learn from.`,
  "playground/too-large": ({ numbers, limit }) =>
    `The table makes ${numbers} numbers; here ${limit} can be learned from. Use fewer rows, or “kobai train” on the command line.`,
};

const notes: TableNotes = {
  "note/last-column": () => undefined,
  "note/classes": ({ labels }) => `It is taken as ${labels.length} classes: ${list(labels)}.`,
  "note/classes-from-numbers": ({ labels }) =>
    `Its whole numbers are taken as ${labels.length} classes: ${list(labels)}.`,
  "note/regression": () => "It is taken as a number, to be answered by a number.",
  // the playground learns one target
  "note/yes-no": () => undefined,
  "note/dropped": ({ dropped, rows }) => `${dropped} of ${rows} rows have empty cells and are left out.`,
  "note/filled": ({ cells, columns }) =>
    `${cells} empty cells (${list(columns)}) are filled: numbers with the mean, texts with the commonest one.`,
  "note/constant": ({ columns }) =>
    `Always the same, so that nothing can be learned from it: ${list(columns)}.`,
  "note/identifier": ({ columns }) =>
    `Different in more than half of the rows, perhaps a name: ${list(columns)}.`,
  "note/row-number": ({ columns }) => `Counts the rows, it seems: ${list(columns)}.`,
};

export const tableEn = {
  title: "Your own table",
  promise:
    "Paste a table, drop a file here, or choose one: CSV, TSV, JSON lines or Parquet. It is read in this page and never leaves your machine.",
  paste: "Your table as text",
  placeholder: "height,width,kind\n5.1,3.5,small\n6.7,3.1,large",
  choose: "Choose a file",
  example: "Take an example: water by its temperature",
  pastedName: "pasted",
  taken: (file: string, { rows, encoded }: ReadTable) =>
    `${short(file)}: ${rows} rows. It learns ${name(encoded.columns.targets[0])} from ${list(encoded.columns.inputs.map(({ name }) => name))}; numbers are brought to mean 0 and deviation 1.`,
  target: ["Learn the column ", "."],
  targetLabel: "Column to learn",
  missing: "Rows with empty cells",
  missingNames: { error: "are an error", drop: "are left out", mean: "are filled in" } satisfies Record<
    State["missing"],
    string
  >,
  faultOf: (failure: unknown) => told(faults, failure),
  noteOf: ({ code, fields }: Note) => (notes[code] as (fields: object) => string | undefined)(fields),
  waiting: "The network appears as soon as there is a table.",
};

/** A fault in words, where it is one of a table. */
export function told(faults: TableFaults, failure: unknown): string | undefined {
  if (typeof failure !== "object" || failure === null || !("code" in failure) || !("fields" in failure))
    return undefined;
  const { code, fields } = failure as { code: string; fields: object };
  const tell = Object.hasOwn(faults, code) ? faults[code as keyof TableFaults] : undefined;
  return (tell as ((fields: object) => string) | undefined)?.(fields);
}

export type TableTexts = Omit<typeof tableEn, "target"> & { readonly target: readonly string[] };
