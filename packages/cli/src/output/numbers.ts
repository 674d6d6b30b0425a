// Numbers as a person reads them. Always with a decimal point, whatever the locale: they can be pasted into code.

const grouped = new Intl.NumberFormat("en-US");

/** 60000 → "60,000". */
export function count(value: number): string {
  return grouped.format(value);
}

/** "1 row", "60,000 rows". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Four significant digits, without a tail of zeros: 0.08312, 12.5, 1.2e-7. */
export function significant(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(2).replace("e+", "e");
  return String(Number(value.toPrecision(size >= 1000 ? Math.ceil(Math.log10(size + 1)) : 4)));
}

/** A loss in a column of losses: as wide on every line. */
export function lossText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5)) return value.toExponential(2);
  return Math.abs(value) >= 100 ? value.toFixed(1) : value.toFixed(4);
}

/** 0.96634 → "96.63 %". Only what is exactly all or nothing reads as 100 or 0: else ">99.99 %", "<0.01 %". */
export function percent(share: number, digits = 2): string {
  const text = (share * 100).toFixed(digits);
  const step = 10 ** -digits;
  if (Number(text) === 100 && share < 1) return `>${(100 - step).toFixed(digits)} %`;
  if (Number(text) === 0 && share > 0) return `<${step.toFixed(digits)} %`;
  return `${text} %`;
}

const units = ["B", "kB", "MB", "GB", "TB"];

/** 1234 → "1.23 kB", 2.1e9 → "2.1 GB". */
export function bytesText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${units[power]}`;
}

/** 0.0123 → "12 ms", 1.432 → "1.43 s", 75 → "1 min 15 s", 7300 → "2 h 2 min". */
export function duration(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 59.95) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
