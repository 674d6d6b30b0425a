// Formulas whose numbers live, as data: KaTeX sets the text's formulas at build, these are set anew at every change.
import type { NumberField } from "../../url-state.js";
import { type Pace, written } from "../number/scrub.js";
import { tickText } from "../plot/scale.js";

/** A number that the reader can drag where it stands. */
export interface Handle {
  readonly label: string;
  readonly field: NumberField;
  readonly step: number | Pace;
  readonly onchange: (value: number) => void;
}

export type Term =
  | { readonly kind: "symbol"; readonly name: string; readonly sub?: string; readonly id?: string }
  | { readonly kind: "operator"; readonly sign: string }
  | {
      readonly kind: "number";
      readonly value: number;
      readonly digits: number;
      /** What it is a number of: shares its focus with the diagram and the text. */
      readonly id?: string;
      readonly handle?: Handle;
      /** In parentheses where it is negative: after an operator. */
      readonly wrapped?: boolean;
    }
  | { readonly kind: "fraction"; readonly top: Terms; readonly bottom: Terms }
  | { readonly kind: "power"; readonly base: Terms; readonly exponent: Terms }
  | { readonly kind: "group"; readonly inside: Terms; readonly id?: string; readonly bare?: boolean };
export type Terms = readonly Term[];

type NumberOptions = Omit<Extract<Term, { kind: "number" }>, "kind" | "value">;

export const symbol = (name: string, sub?: string, id?: string): Term => ({
  kind: "symbol",
  name,
  ...(sub === undefined ? {} : { sub }),
  ...(id === undefined ? {} : { id }),
});
export const operator = (sign: string): Term => ({ kind: "operator", sign });
export const number = (value: number, options: NumberOptions): Term => ({
  kind: "number",
  value,
  ...options,
});
export const fraction = (top: Terms, bottom: Terms): Term => ({ kind: "fraction", top, bottom });
export const power = (base: Terms, exponent: Terms): Term => ({ kind: "power", base, exponent });
/** In parentheses. */
export const group = (...inside: Term[]): Term => ({ kind: "group", inside });
/** Terms that belong together and light up together, without parentheses. */
export const part = (id: string, ...inside: Term[]): Term => ({ kind: "group", inside, id, bare: true });

/** One line of plain text: what a screen reader says. */
export function plain(terms: Terms): string {
  return terms.map(plainTerm).join(" ").replace(/\( /g, "(").replace(/ \)/g, ")");
}

function plainTerm(term: Term): string {
  switch (term.kind) {
    case "symbol":
      return term.name + (term.sub ?? "");
    case "operator":
      return term.sign;
    case "number":
      return wrapped(term) ? `(${numberText(term)})` : numberText(term);
    case "fraction":
      return `(${plain(term.top)}) / (${plain(term.bottom)})`;
    case "power":
      return `${plain(term.base)}^(${plain(term.exponent)})`;
    case "group":
      return term.bare ? plain(term.inside) : `(${plain(term.inside)})`;
  }
}

export function wrapped({ value, wrapped = false }: Extract<Term, { kind: "number" }>): boolean {
  return wrapped && value < 0;
}

/** Always with its decimals: a number that moves keeps its place. */
export function numberText({ value, digits, handle }: Extract<Term, { kind: "number" }>): string {
  if (handle) return written(value, digits);
  if (Math.abs(value) >= 1e5) return tickText(Number(value.toPrecision(3)));
  const rounded = value.toFixed(digits);
  return (Number(rounded) === 0 ? rounded.replace("-", "") : rounded).replace("-", "−");
}
