// What counts as a number, and what as a mark for "no value". A cell is never guessed: 1,5 and 0x10 are not numbers.

// Sign, digits, fraction, exponent. No two parts can match the same digits, so that a long cell takes linear time.
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The value of a plain decimal number, undefined for any other text and for numbers beyond 1.8e308. */
export function numberIn(cell: string): number | undefined {
  if (!decimal.test(cell)) return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

const marks = new Set(["", "na", "n/a", "nan", "null", "none", "?", "-", "."]);

/** Whether a cell of a number column says that there is no value. In a text column only the empty cell does. */
export function isMissingNumber(cell: string): boolean {
  return cell.length <= 4 && marks.has(cell.toLowerCase());
}

export type NumberFault = "text" | "range" | "comma" | "infinity" | "base" | "full-width" | "other";

/** Why a cell is not a number. */
export function numberFault(cell: string): NumberFault {
  // Where 1 and "1" differ, the latter is a text
  if (numberIn(cell) !== undefined) return "text";
  if (decimal.test(cell)) return "range";
  if (/^[+-]?\d+,\d+$/.test(cell)) return "comma";
  if (/^[+-]?inf(inity)?$/i.test(cell)) return "infinity";
  if (/^[+-]?0[xob][\da-f]+$/i.test(cell)) return "base";
  return /[０-９]/.test(cell) ? "full-width" : "other";
}
