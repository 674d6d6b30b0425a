// A number under the hand: what was typed, how far a drag or a key goes. Pure, so that the component only listens.
import type { NumberField } from "../../url-state.js";

/** How a number moves: by equal steps, or by one unit of its leading digit (0.08, 0.09, 0.1, 0.2 …). */
export type Pace = { readonly step: number } | "leading digit";

/** What a reader typed, in any width of digits and with any minus; beyond the range its nearest end. Undefined where it
 * is none that the field takes. */
export function readNumber(text: string, field: NumberField): number | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s,]/g, "")
    .replace(/[−‐–ー]/g, "-")
    .replace(/^\+/, "");
  const full = plain.replace(/^(-?)\./, "$10.").replace(/\.$/, "");
  if (!/^-?\d+(\.\d+)?(e-?\d+)?$/.test(full)) return undefined;
  return field.parse(String(within(Number(full), field)));
}

function within(value: number, { min, max }: NumberField): number {
  return Math.min(Math.max(value, min), max);
}

/** `value` after so many steps, held within the field. */
export function stepped(value: number, steps: number, pace: Pace, field: NumberField): number {
  if (pace !== "leading digit") return within(tidy(value + steps * pace.step), field);
  let moved = value;
  for (let i = 0; i < Math.abs(steps); i++) moved = tidy(moved + Math.sign(steps) * unit(moved, steps < 0));
  return within(moved, field);
}

/** A decimal as a person would write it: sums of 0.1 leave no tail. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** One of the leading digit of a positive number; on the way down from 0.1 it is 0.01. */
function unit(value: number, down: boolean): number {
  const digits = value.toExponential(11);
  const exponent = Number(digits.slice(digits.indexOf("e") + 1));
  return Number(`1e${down && Number(digits.slice(0, 13)) === 1 ? exponent - 1 : exponent}`);
}

/** Steps that a key asks for; ±Infinity for the ends of the range. */
export function stepsOf({ key, shiftKey }: { key: string; shiftKey: boolean }): number | undefined {
  const one = shiftKey ? 10 : 1;
  const keys: Record<string, number> = {
    ...{ ArrowUp: one, ArrowRight: one, ArrowDown: -one, ArrowLeft: -one },
    ...{ PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity },
  };
  return Object.hasOwn(keys, key) ? keys[key] : undefined;
}

/** Where a key leads. */
export function keyed(value: number, steps: number, pace: Pace, field: NumberField): number {
  if (Number.isFinite(steps)) return stepped(value, steps, pace, field);
  return steps < 0 ? field.min : field.max;
}

/** Pixels of a drag that make one step: the whole range within 300 where it is short, at least 2 for each. */
export function pixelsPerStep(pace: Pace, { min, max }: NumberField): number {
  if (pace === "leading digit") return 12;
  return Math.min(Math.max((300 * pace.step) / (max - min), 2), 10);
}

/** With `digits` decimals where that is the whole number, with as many as it needs where it is not. */
export function written(value: number, digits: number): string {
  const fixed = value.toFixed(digits);
  const text = Number(fixed) === value ? fixed : String(Number(value.toPrecision(6)));
  return text.replace("-", "−");
}

/** The decimals of a pace. */
export function digitsOf(pace: Pace): number {
  if (pace === "leading digit") return 0;
  return Math.max(0, -Math.floor(Math.log10(pace.step) + 1e-9));
}

/** Characters to keep free, so that nothing beside the number moves while it changes. */
export function widthOf(value: number, digits: number, { min, max }: NumberField): number {
  const now = written(value, digits).length;
  const most = Math.max(written(min, digits).length, written(max, digits).length);
  return most <= 6 ? Math.max(most, now) : now;
}
