import { describe, expect, it } from "vitest";
import { Kernels, precisions } from "../../../test/kernels.js";
import { emitFinite } from "./finite.js";
import { lanes } from "./lanes.js";

describe.each(precisions)("emitFinite in %s", (precision) => {
  const kernels = new Kernels(precision, [emitFinite("finite", lanes[precision])]);
  const found = (values: readonly number[]) => {
    const at = kernels.place(values);
    return kernels.call.finite(at, at + values.length * lanes[precision].size);
  };

  it.each([0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33])("answers 0 for %d finite numbers", (length) => {
    const largest = precision === "f32" ? 3.4e38 : 1.7e308;
    expect(found(Array.from({ length }, (_, i) => [0, -0, 1, -1e-30, largest][(i * 7) % 5]))).toBe(0);
  });

  it("answers NaN wherever a number is not finite", () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      for (let place = 0; place < 19; place++)
        expect(found(Array.from({ length: 19 }, (_, i) => (i === place ? bad : 1)))).toBeNaN();
  });

  it("reads no number behind them", () => {
    const at = kernels.place([1, 2, 3, 4, 5, Number.NaN]);
    expect(kernels.call.finite(at, at + 5 * lanes[precision].size)).toBe(0);
  });
});
