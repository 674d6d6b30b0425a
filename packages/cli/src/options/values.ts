// From the text of one flag to its value. Strict: "1e3" is a number, "0x10", "1_000" and "" are not.
import { usualMemory } from "../files/spool.js";
import { fail } from "./errors.js";
import { nearestName } from "./nearest.js";

export interface WholeNumberRule {
  readonly min: number;
  readonly max: number;
  /** What to do instead; a sentence. */
  readonly hint: string;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** NaN for what is not a plain decimal number. */
function parseDecimal(text: string): number {
  return decimal.test(text) ? Number(text) : Number.NaN;
}

/** Throws "option/whole-number". */
export function wholeNumber(flag: string, text: string, { min, max, hint }: WholeNumberRule): number {
  const value = parseDecimal(text);
  if (!Number.isInteger(value) || value < min || value > max)
    fail("option/whole-number", { flag, min, max, got: text, hint });
  return value === 0 ? 0 : value;
}

/** Throws "option/positive". */
export function positiveNumber(flag: string, text: string, hint: string): number {
  const value = parseDecimal(text);
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) fail("option/positive", { flag, got: text, hint });
  return value;
}

const byteUnits: Readonly<Record<string, number>> = { kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 };

/** "512MB", "1.5 GB"; or what a table usually gets. Throws "option/size". */
export function memorySize(text: string | undefined): number {
  if (text === undefined) return usualMemory();
  const [, number = "", unit = ""] = /^([\d.]+) ?([kmgt]b)$/i.exec(text) ?? [];
  const bytes = parseDecimal(number) * (byteUnits[unit.toLowerCase()] ?? Number.NaN);
  return bytes > 0 ? bytes : fail("option/size", { flag: "--memory", got: text });
}

/** Throws "option/share". */
export function share(flag: string, text: string): number {
  const value = parseDecimal(text);
  if (!(value >= 0 && value < 1)) fail("option/share", { flag, got: text });
  return value === 0 ? 0 : value;
}

/** Throws "option/name". */
export function oneOf<Name extends string>(flag: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text.toLowerCase());
  return found ?? fail("option/name", { flag, got: text, names, nearest: nearestName(text, names) });
}

/** Throws "option/empty". */
export function filled(flag: string, text: string): string {
  return text === "" ? fail("option/empty", { flag }) : text;
}

/** "100,50" → [100, 50], "none" → []. Throws "option/hidden". */
export function hiddenSizes(text: string): number[] {
  if (text.toLowerCase() === "none") return [];
  const sizes = text.split(",").map((part) => parseDecimal(part.trim()));
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= 2 ** 20))
    fail("option/hidden", { got: text });
  return sizes;
}
