import { describe, expect, test } from "vitest";
import { RegressionErrors } from "./metrics.js";

function scored(outputs: readonly number[], targets: readonly number[], size: number) {
  const errors = new RegressionErrors(size);
  errors.addTargets(targets);
  errors.add(outputs, targets);
  return errors.score();
}

describe("the errors of a regression", () => {
  test("are those of scikit-learn, target by target", () => {
    // r2_score([1, 2, 4], [1, 2, 3]) = 1 - 1/(14/3), mean_absolute_error 1/3
    const { targets, r2 } = scored([1, 5, 2, 5, 3, 5], [1, 4, 2, 5, 4, 6], 2);
    const [a, b] = targets;
    expect(a).toEqual({
      r2: expect.closeTo(1 - 3 / 14, 14),
      rmse: expect.closeTo(Math.sqrt(1 / 3), 14),
      mae: expect.closeTo(1 / 3, 14),
    });
    expect(b.r2).toBe(0);
    expect(r2).toBeCloseTo((a.r2 + b.r2) / 2, 14);
  });

  test("of a target that never changes are all or nothing", () => {
    expect(scored([1, 1], [1, 1], 1).targets[0].r2).toBe(1);
    expect(scored([1, 2], [1, 1], 1).targets[0].r2).toBe(0);
  });
});
