// From values to places and back, and round values to write beside an axis. Linear and logarithmic.
import { powerText } from "../../catalogue/format.js";

export interface Scale {
  readonly domain: readonly [number, number];
  /** The share of the way from the first to the last value of the domain; beyond it, outside 0…1. */
  share(value: number): number;
  value(share: number): number;
  /** About `count` round values within the domain. */
  ticks(count: number): number[];
}

export function linear(domain: readonly [number, number]): Scale {
  const [from, to] = domain;
  return {
    domain,
    share: (value) => (value - from) / (to - from),
    value: (share) => from + share * (to - from),
    ticks: (count) => {
      const step = roundStep(Math.abs(to - from) / count);
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      const first = Math.ceil(low / step - 1e-9);
      const last = Math.floor(high / step + 1e-9);
      return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
    },
  };
}

/** 1, 2 or 5 of some power of ten, the least that is no smaller. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = [1, 2, 5, 10].find((digit) => digit * power >= least * (1 - 1e-9)) ?? 10;
  return digit * power;
}

/** A domain of positive values; what is not positive lies infinitely far below. */
export function logarithmic(domain: readonly [number, number]): Scale {
  const [from, to] = domain;
  const share = (value: number) => (value > 0 ? Math.log(value / from) / Math.log(to / from) : -Infinity);
  return {
    domain,
    share,
    value: (share) => from * (to / from) ** share,
    ticks: (count) => {
      const decades = Math.log10(to / from);
      const digits = decades * 3 <= count ? [1, 2, 5] : [1];
      const every = digits.length > 1 ? 1 : Math.max(1, Math.ceil(decades / count));
      const [first, last] = [Math.floor(Math.log10(from)), Math.ceil(Math.log10(to))];
      const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      return powers
        .filter((power) => power % every === 0)
        .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
        .filter((value) => share(value) >= -1e-9 && share(value) <= 1 + 1e-9);
    },
  };
}

/** A tick as it is written: 0.001, 10, 10⁻⁵, 2 × 10⁶. */
export function tickText(value: number): string {
  const size = Math.abs(value);
  const plain = size === 0 || (size >= 1e-3 && size < 1e5);
  if (!plain) return powerText(value);
  return value.toLocaleString("en-US", { maximumFractionDigits: 12 }).replace("-", "−");
}
