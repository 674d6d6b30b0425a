// One cell of a group is in the tab order; arrow keys, Home and End move to the others.

/** Where a key leads in rows of `columns` cells; undefined for a key that does not move, or not from here. */
export function rovingTarget(
  key: string,
  { index, columns, count }: { index: number; columns: number; count: number },
): number | undefined {
  const row = index - (index % columns);
  const targets: Record<string, number> = {
    ArrowLeft: index > row ? index - 1 : index,
    ArrowRight: index < row + columns - 1 ? index + 1 : index,
    ArrowUp: index - columns,
    ArrowDown: index + columns,
    Home: row,
    End: Math.min(row + columns, count) - 1,
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : -1;
  return target >= 0 && target < count && target !== index ? target : undefined;
}
