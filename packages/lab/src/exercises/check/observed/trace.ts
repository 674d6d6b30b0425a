// A list of losses, pass after pass, held to the golden one: where it first differs, and what kind of difference that is.

export type Difference =
  /** Another order of the same operations, or another exp: as good as equal. */
  | "last bit"
  /** The same algorithm in fewer digits, or printed so. */
  | "tolerance"
  | "other algorithm";

export interface FirstDifference {
  /** From 0. */
  readonly index: number;
  readonly got: number;
  readonly wanted: number;
  readonly kind: Difference;
}

/** The first number that differs in the worst kind there is, or nothing where all are the same to the bit.
 * Numeric: "last bit" up to a relative 1e-12, "tolerance" up to `tolerance`. */
export function firstDifference(
  got: readonly number[],
  wanted: readonly number[],
  tolerance = 1e-5,
): FirstDifference | undefined {
  const differences = wanted.slice(0, got.length).flatMap((value, index) => {
    const apart = Math.abs(got[index] - value) / Math.max(Math.abs(value), Number.MIN_VALUE);
    if (apart === 0) return [];
    const kind: Difference =
      apart <= 1e-12 ? "last bit" : apart <= tolerance ? "tolerance" : "other algorithm";
    return [{ index, got: got[index], wanted: value, kind }];
  });
  const worst = (["other algorithm", "tolerance", "last bit"] as const).find((kind) =>
    differences.some((difference) => difference.kind === kind),
  );
  return differences.find(({ kind }) => kind === worst);
}
