// What a person should know about how their table was read, though nothing is wrong: data first, as errors are.
import { listed, named } from "../table/place.js";

type Column = { column: string };
type Columns = { columns: readonly string[] };

export const noteMessages = {
  "note/last-column": ({ column }: Column) => `target: ${named(column)}, the last column.`,
  "note/classes": ({ column, labels }: Column & { labels: readonly string[] }) =>
    `target ${named(column)}: ${labels.length} classes (${listed(labels)}).`,
  "note/classes-from-numbers": ({ column, labels }: Column & { labels: readonly string[] }) =>
    `target ${named(column)}: the whole numbers ${listed(labels)} are taken as ${labels.length} classes. Use --task regression to predict the number.`,
  "note/regression": ({ columns }: Columns) =>
    `${columns.length === 1 ? "target" : "targets"} ${listed(columns)}: numbers, to be predicted as numbers (regression).`,
  "note/yes-no": ({ columns, numbers }: Columns & { numbers: boolean }) =>
    `targets ${listed(columns)}: yes or no each, any of them together (several labels).${numbers ? " Use --task regression to predict numbers." : ""}`,
  "note/dropped": ({ dropped, rows }: { dropped: number; rows: number }) =>
    `${dropped} of ${rows} rows have empty cells and are left out.`,
  "note/filled": ({ columns, cells }: Columns & { cells: number }) =>
    `${cells} empty cells in ${listed(columns)} are filled, numbers with the mean, texts with the commonest one.`,
  "note/constant": ({ columns }: Columns) =>
    `the same in every row, so that nothing can be learned from it: ${listed(columns)}.`,
  "note/identifier": ({ columns }: Columns) =>
    `different in more than half of the rows; if it is a name or an id, remove it: ${listed(columns)}.`,
  "note/row-number": ({ columns }: Columns) =>
    `counts up by 1 from row to row; if it numbers the rows, remove it: ${listed(columns)}.`,
};

type NoteMessages = typeof noteMessages;
export type NoteCode = keyof NoteMessages;

export interface Note<Code extends NoteCode = NoteCode> {
  readonly code: Code;
  readonly fields: Parameters<NoteMessages[Code]>[0];
  readonly message: string;
}

export function note<Code extends NoteCode>(
  code: Code,
  fields: Parameters<NoteMessages[Code]>[0],
): Note<Code> {
  const message = noteMessages[code] as (fields: Parameters<NoteMessages[Code]>[0]) => string;
  return { code, fields, message: message(fields) };
}
