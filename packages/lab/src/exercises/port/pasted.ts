// What was pasted: one loss on a line, with or without the number of its pass before it, among whatever else was printed.
import { plain } from "../check/plain.js";

export interface Printed {
  readonly pass: number;
  readonly loss: number;
  /** One of the last digit that was printed. */
  readonly unit: number;
  readonly significant: number;
}

const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** Lines without a number are passed over. The last number of a line is the loss; a whole one before it is its pass. */
export function printed(text: string): Printed[] {
  const lines = plain(text)
    .text.split("\n")
    .map((line) => line.match(number) ?? []);
  return lines.filter((found) => found.length > 0).map(reading);
}

function reading(found: readonly string[], index: number): Printed {
  const last = found[found.length - 1];
  const [, whole = "", decimals = "", exponent = "0"] =
    /^[-+]?(\d*)\.?(\d*)(?:e([-+]?\d+))?$/i.exec(last) ?? [];
  const pass = found.length > 1 && /^\d+$/.test(found[0]) ? Number(found[0]) : index + 1;
  return {
    pass,
    loss: Number(last),
    unit: Number(`1e${Number(exponent) - decimals.length}`),
    significant: (whole + decimals).replace(/^0+/, "").length,
  };
}
