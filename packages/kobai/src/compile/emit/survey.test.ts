import { describe, expect, it } from "vitest";
import { Kernels, precisions } from "../../../test/kernels.js";
import { lanes } from "./lanes.js";
import { emitSurvey } from "./survey.js";

describe.each(precisions)("emitSurvey in %s", (precision) => {
  const kernels = new Kernels(precision, [emitSurvey("survey", lanes[precision])]);
  const survey = (values: readonly number[]) => {
    const at = kernels.place(values);
    return kernels.call.survey(at, at + values.length * lanes[precision].size);
  };

  it.each([0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33])(
    "counts the non-zeros of %d numbers, both zeros aside",
    (length) => {
      const values = Array.from({ length }, (_, i) => [0, -0, 1, -1e-30, 2][(i * 7) % 5]);
      expect(survey(values)).toBe(values.filter((x) => x !== 0).length);
    },
  );

  it("answers NaN wherever a number is not finite", () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      for (let place = 0; place < 19; place++)
        expect(survey(Array.from({ length: 19 }, (_, i) => (i === place ? bad : 1)))).toBeNaN();
  });
});
