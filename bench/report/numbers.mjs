// @ts-check
// Numbers as people read them.

const scale = { s: 1, ms: 1e3, µs: 1e6 };

/** Three significant digits, never as a power of ten. @param {number} value */
export function significant(value) {
  if (value === 0 || !Number.isFinite(value)) return `${value}`;
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(decimals);
}

/** @param {number} seconds @param {keyof typeof scale} unit */
export function time(seconds, unit) {
  return `${significant(seconds * scale[unit])} ${unit}`;
}

/** @param {number} times */
export function ratio(times) {
  return `${significant(times)} ×`;
}

/** A quotient as one says it: 1/2.8 or 1.4. @param {number} value */
export function fraction(value) {
  return value < 1 ? `1/${trimmed(1 / value)}` : trimmed(value);
}

/** @param {number} value */
const trimmed = (value) => `${Number(significant(value))}`;

/** @param {number | undefined} bytes */
export function megabytes(bytes) {
  return bytes ? `${Math.round(bytes / 1e6)} MB` : "";
}
