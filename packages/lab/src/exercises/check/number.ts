// Typed numbers: read from any keyboard, and held to as many digits as were given.
import { plain } from "./plain.js";

export interface TypedNumber {
  readonly value: number;
  /** One of the last digit that was typed. */
  readonly unit: number;
  /** Digits from the first that is not 0. */
  readonly significant: number;
}

/** Undefined where it is no number. "z = 1,5" is 1.5, and "2,304" is 2304: groups of three that do not begin with 0. */
export function readTyped(text: string): TypedNumber | undefined {
  const bare = plain(text)
    .text.replace(/\s/g, "")
    .replace(/^[A-Za-z]\w*=/, "")
    .replace(/^マイナス/, "-")
    .replace(/\*10\^/i, "e");
  const grouped = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(bare);
  const written = /^([-+]?)(\d*)\.?(\d*)(?:e\(?([-+]?\d{1,3})\)?)?$/i.exec(
    grouped ? bare.replaceAll(",", "") : bare.replace(",", "."),
  );
  if (!written) return undefined;
  const [, sign, whole, decimals, exponent = "0"] = written;
  if (whole + decimals === "") return undefined;
  return {
    value: Number(`${sign}${whole || "0"}.${decimals || "0"}e${exponent}`),
    unit: Number(`1e${Number(exponent) - decimals.length}`),
    significant: (whole + decimals).replace(/^0+/, "").length,
  };
}

/** How a typed number stands to the true one. */
export type Agreement = "right" | "digits" | "cut" | "off";

/** Right when they agree to half a unit of the last digit, with three significant digits unless the value itself is
 * short. Numeric: values closer than 1e-12, relatively, are one. */
export function agreement(typed: TypedNumber, value: number): Agreement {
  const apart = Math.abs(typed.value - value);
  if (apart <= 1e-12 * Math.max(Math.abs(value), 1e-3)) return "right";
  if (apart <= 0.5 * typed.unit * (1 + 1e-9)) return typed.significant >= 3 ? "right" : "digits";
  const cutOff = apart < typed.unit && Math.abs(typed.value) < Math.abs(value);
  return cutOff && typed.significant >= 3 ? "cut" : "off";
}

/** Whether what was typed is this number as far as one can tell: for slips, which nobody types with care. */
export function means(typed: TypedNumber, value: number): boolean {
  const how = agreement(typed, value);
  return how === "right" || how === "cut" || (how === "digits" && typed.significant >= 2);
}
