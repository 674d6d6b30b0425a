// Whether two formulas are the same function: compared by their values, so that every way to write it counts.
import type { Formula, Values } from "./formula.js";

const points = 12;

/** Twelve points between −2 and 2, the same every time and at nobody's grid. Source: Park & Miller, CACM 31, 1988. */
function pointsOf(variables: readonly string[]): Values[] {
  let state = 20_031;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: points }, () =>
    Object.fromEntries(variables.map((name) => [name, 4 * random() - 2])),
  );
}

/** Numeric: relative 1e-9 at twelve points; where a value is no number they differ. */
export function same(a: Formula, b: Formula, variables: readonly string[]): boolean {
  return pointsOf(variables).every((point) => {
    const [left, right] = [a(point), b(point)];
    if (!Number.isFinite(left) || !Number.isFinite(right)) return false;
    return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
  });
}
