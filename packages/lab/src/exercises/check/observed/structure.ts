// The structure of what a program handed out: any JSON may come.

/** [2, 3] for a list of 2 lists of 3 numbers, [] for a number; undefined for lists of uneven length, and for whatever
 * else is no number. */
export function shapeOf(value: unknown): number[] | undefined {
  if (typeof value === "number") return [];
  if (!Array.isArray(value)) return undefined;
  const shapes = value.map(shapeOf);
  const [first = []] = shapes;
  const even = shapes.every((shape) => shape !== undefined && sameShape(shape, first));
  return even ? [value.length, ...first] : undefined;
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}

export type Nested = number | readonly Nested[];

/** Whether two nested lists hold the same numbers. Numeric: relative, and absolute below 1. */
export function close(value: unknown, wanted: Nested, tolerance: number): boolean {
  if (typeof wanted === "number")
    return typeof value === "number" && Math.abs(value - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
  if (!Array.isArray(value) || value.length !== wanted.length) return false;
  return wanted.every((one, i) => close(value[i], one, tolerance));
}
