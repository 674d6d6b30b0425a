// Numbers as each language writes them.
import type { Language } from "../figures/figure.js";

export interface Formats {
  /** With so many decimals, always: digits keep their place while a value moves. */
  readonly number: (value: number, decimals?: number) => string;
  /** A signed number: + and the true minus sign. */
  readonly signed: (value: number, decimals?: number) => string;
  /** A share of 1. */
  readonly percent: (share: number, decimals?: number) => string;
  readonly megabytes: (bytes: number) => string;
  readonly seconds: (seconds: number) => string;
  /** Several things in a row. */
  readonly list: (parts: readonly string[]) => string;
}

export function formats(lang: Language): Formats {
  const format = (options: Intl.NumberFormatOptions) => {
    const made = new Intl.NumberFormat(lang, options);
    return (value: number) => made.format(value).replace("-", "\u2212");
  };
  const cached = new Map<string, (value: number) => string>();
  const use = (key: string, options: Intl.NumberFormatOptions) => {
    const made = cached.get(key) ?? format(options);
    cached.set(key, made);
    return made;
  };
  // digits that nobody can count say less than a power of ten
  const readable = (value: number, plain: (value: number) => string) =>
    Math.abs(value) < 1e9 || !Number.isFinite(value) ? plain(value) : powerText(Number(value.toPrecision(3)));
  const fixed = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return {
    number: (value, decimals = 0) => readable(value, use(`n${decimals}`, fixed(decimals))),
    signed: (value, decimals = 2) =>
      readable(value, use(`s${decimals}`, { ...fixed(decimals), signDisplay: "always" })),
    percent: (share, decimals = 1) => use(`p${decimals}`, { ...fixed(decimals), style: "percent" })(share),
    megabytes: (bytes) => use("mb", { ...fixed(1), style: "unit", unit: "megabyte" })(bytes / 1e6),
    seconds: (seconds) => use("t", { ...fixed(1), style: "unit", unit: "second" })(seconds),
    list: (parts) => parts.join(lang === "ja" ? "、" : ", "),
  };
}

/** A number by its power of ten: 10⁻⁵, −2 × 10⁶. */
export function powerText(value: number): string {
  const [digits, exponent] = value.toExponential().split("e");
  const power = `10${exponent.replace("+", "").replace(/[-\d]/g, (sign) => superscripts[sign])}`;
  const factor = { "1": "", "-1": "−" }[digits] ?? `${digits.replace("-", "−")} × `;
  return factor + power;
}

const superscripts: Record<string, string> = Object.fromEntries(
  [..."-0123456789"].map((sign, i) => [sign, [..."⁻⁰¹²³⁴⁵⁶⁷⁸⁹"][i]]),
);
