// What the exports in programming languages share: expressions, numbers and names as text.

import { bytesIn } from "../../model/format/safetensors.js";
import type { Floats } from "../../network/parameters.js";
import type { Expression, FunctionName } from "../expression.js";

/** How a language writes what an expression is made of. */
export interface Notation {
  readonly max: (left: string, right: string) => string;
  readonly call: (name: FunctionName, of: string) => string;
}

/** An expression in z, with the parentheses it needs inside; itself it stands where a sum may stand. */
export function printed(expression: Expression, notation: Notation): string {
  const print = (part: Expression): string => printed(part, notation);
  switch (expression.kind) {
    case "z":
      return "z";
    case "number":
      return decimal(expression.value);
    case "add":
      return `${print(expression.left)} + ${print(expression.right)}`;
    case "multiply":
      return [expression.left, expression.right]
        .map((factor) => (factor.kind === "add" ? `(${print(factor)})` : print(factor)))
        .join(" * ");
    case "max":
      return notation.max(print(expression.left), print(expression.right));
    case "call":
      return notation.call(expression.name, print(expression.of));
  }
}

/** A decimal that reads back as the same f64, in every language with a point or an exponent: 1.0, 0.01, 1e-7. */
export function decimal(value: number): string {
  const text = String(value);
  if (Object.is(value, -0)) return "-0.0";
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** The shortest decimal that reads back as the same f32. */
export function decimal32(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return decimal(short);
  }
  return decimal(Number(value.toPrecision(9)));
}

export const numberList = (values: readonly number[]): string => `[${values.map(decimal).join(", ")}]`;

/** Base64 of the little-endian bytes, in pieces of up to `length` characters (a multiple of 4). */
export function base64Pieces(values: Floats, length: number): string[] {
  const bytes = bytesIn(values);
  const step = (length / 4) * 3;
  const count = Math.ceil(bytes.length / step);
  return Array.from({ length: count }, (_, i) =>
    btoa(String.fromCharCode(...bytes.subarray(i * step, (i + 1) * step))),
  );
}

/** Every character outside ASCII, quotes, backslashes and controls, as the language escapes it. */
export function quoted(text: string, written: (character: string) => string): string {
  return `"${text.replace(/[^ !#-[\]-~]/gu, written)}"`;
}

export const indented = (lines: readonly string[], by = "  "): string[] =>
  lines.map((line) => (line === "" ? "" : by + line));

export const program = (...parts: (string | readonly string[])[]): string => `${parts.flat().join("\n")}\n`;
