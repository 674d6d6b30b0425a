// The start and its loss are those of CPython with seed 0.
import { describe, expect, it } from "vitest";
import { lossOf } from "../../lesson/node.js";
import { start, walk } from "./cases.js";
import { downhill, walked } from "./walk.js";

describe("the walk beside exercise 3-7", () => {
  it("begins at the loss of seed 0 and falls at every step", () => {
    const losses = downhill();
    expect(losses).toHaveLength(walk.steps + 1);
    expect(losses[0]).toBeCloseTo(0.8153913412090645, 14);
    expect(losses.every((loss, i) => i === 0 || loss < losses[i - 1])).toBe(true);
  });

  it("follows a learner's points as far as they are points", () => {
    const path = [start, [0, 0, 0, 0], [1, 1, 1, "NaN"], start];
    expect(walked({ path })).toEqual([lossOf(start), 0.75]);
  });

  it.each([null, 7, {}, { path: 1 }, { path: [[1, 2]] }])("has no step in %j", (observed) => {
    expect(walked(observed)).toEqual([]);
  });
});
