// Where something stands in the user's data, and how that reads at the start of a message.
import { shown } from "kobai";

/** A spot in a file, as far as it is known. */
export interface FilePlace {
  readonly file: string;
  /** Counted from 1, as editors do. */
  readonly line?: number;
  /** In a file without lines: counted from 1. */
  readonly row?: number;
  readonly column?: string;
}

/** A field of a row that was given as one JSON object. */
export interface FieldPlace {
  readonly field: string;
}

export type Place = FilePlace | FieldPlace;

/** `iris.csv, line 57, column petal_width` or `row, field petal_width`. */
export function at(place: Place): string {
  if ("field" in place) return `row, field ${named(place.field)}`;
  const line = place.line === undefined ? "" : `, line ${place.line}`;
  const row = place.row === undefined ? "" : `, row ${place.row}`;
  const column = place.column === undefined ? "" : `, column ${named(place.column)}`;
  return `${pathNamed(place.file)}${line}${row}${column}`;
}

// Control, format and unassigned characters could break the line of a message or steer a terminal.
const unprintable = /\p{C}|[\u2028\u2029]/u;
const escapable = /[\p{C}\u2028\u2029]/gu;

/** A text in quotes, on one line, cut to a readable length. */
export function quoted(text: string): string {
  return shown(text).replace(escapable, escaped);
}

function escaped(char: string): string {
  return `\\u{${char.codePointAt(0)?.toString(16)}}`;
}

/** A path as it stands, however long: its end is what tells it from others. */
export function pathNamed(path: string): string {
  return unprintable.test(path) ? JSON.stringify(path).replace(escapable, escaped) : path;
}

/** A name as it stands, in quotes only where that would mislead. */
export function named(name: string): string {
  const plain = name !== "" && name.length <= 60 && name === name.trim() && !unprintable.test(name);
  return plain ? name : quoted(name);
}

/** The first names of a list, and how many there are when that is not all. */
export function listed(names: readonly string[], most = 10): string {
  const first = names.slice(0, most).map(named).join(", ");
  return names.length > most ? `${first}, … (${names.length} in all)` : first;
}
