// What a confusion matrix says of each class: precision, recall, and F1, their harmonic mean.

export interface ClassScore {
  /** Rows of this class. */
  readonly rows: number;
  /** Of the rows answered so, how many are. */
  readonly precision: number;
  /** Of the rows that are so, how many were answered so. */
  readonly recall: number;
  readonly f1: number;
}

/** `confusion[true][answered]`. What has no rows to be judged by counts 0, as in scikit-learn. */
export function classScores(confusion: readonly (readonly number[])[]): ClassScore[] {
  return confusion.map((row, label) => {
    const right = row[label];
    const rows = row.reduce((sum, n) => sum + n, 0);
    const answered = confusion.reduce((sum, other) => sum + other[label], 0);
    const share = (of: number) => (of === 0 ? 0 : right / of);
    return {
      rows,
      precision: share(answered),
      recall: share(rows),
      f1: rows + answered === 0 ? 0 : (2 * right) / (rows + answered),
    };
  });
}

/** The mean of F1 over the classes that occur or were answered: each counts the same, however rare. */
export function macroF1(confusion: readonly (readonly number[])[]): number {
  const met = classScores(confusion).filter(
    ({ rows, f1 }, label) => rows > 0 || f1 > 0 || confusion.some((row) => row[label] > 0),
  );
  return met.reduce((sum, { f1 }) => sum + f1 / met.length, 0);
}
