import { describe, expect, it, test } from "vitest";
import { fateOf, heightAt, level, litCurve, reach, slopeAt, valleyOf, walk } from "./model.js";

const last = (places: readonly number[]) => places[places.length - 1];
const steps = 200;

describe("the curve", () => {
  it("has the numbers of exercise 3-8", () => {
    expect([heightAt(1), slopeAt(1)]).toEqual([3, -1]);
    expect(walk({ start: 1, rate: 0.1, steps: 1 })).toEqual([1, 1.1]);
    expect(heightAt(1.1)).toBeCloseTo(2.9042, 12);
  });

  it("is level at two valleys and the hill between them", () => {
    const wanted = {
      shallow: [1.2660444431189777, 2.8192971990890356],
      deep: [-0.4396926207859084, 1.0956972020713351],
      hill: [0.6736481776669303, 3.210005598839629],
    };
    for (const place of ["shallow", "deep", "hill"] as const) {
      const x = level[place];
      expect([x, heightAt(x)]).toEqual(wanted[place].map((value) => expect.closeTo(value, 12)));
      expect(slopeAt(x)).toBeCloseTo(0, 12);
    }
  });

  it("has slopes that are its central differences", () => {
    for (const x of [-1, -0.3, 0, 0.7, 1.9]) {
      expect(slopeAt(x)).toBeCloseTo((heightAt(x + 1e-5) - heightAt(x - 1e-5)) / 2e-5, 7);
    }
  });
});

describe("a walk", () => {
  it.each([
    [1.8, 0.02, "shallow"],
    [1, 0.1, "shallow"],
    [-1, 0.02, "deep"],
    [0.5, 0.05, "deep"],
  ] as const)("from %d at rate %d settles in the %s valley", (start, rate, valley) => {
    const places = walk({ start, rate, steps });
    expect(last(places)).toBeCloseTo(level[valley], 3);
    expect(fateOf(places)).toBe("settled");
    expect(valleyOf(last(places))).toBe(valley);
  });

  it("steps to the right where the slope is negative and to the left where it is positive", () => {
    for (const start of [-0.9, -0.1, 0.9, 1.7]) {
      const [from, to] = walk({ start, rate: 0.02, steps: 1 });
      expect(Math.sign(to - from)).toBe(-Math.sign(slopeAt(start)));
    }
  });

  it("at rate 0.2 never settles in the deep valley, whose floor bends too much for it", () => {
    for (const start of [-0.6, -0.5, -0.3, 0, 0.5]) {
      const places = walk({ start, rate: 0.2, steps: 2000 });
      expect(fateOf(places)).not.toBe("settled");
      expect(fateOf(places)).not.toBe("gone");
    }
    // a step overshoots for ever where rate · y″ > 2, with y″ = 24 (x² − x)
    expect(0.2 * 24 * (level.deep ** 2 - level.deep)).toBeGreaterThan(2);
    expect(0.2 * 24 * (level.shallow ** 2 - level.shallow)).toBeLessThan(2);
  });

  it("from −1 at rate 0.2 explodes", () => {
    const places = walk({ start: -1, rate: 0.2, steps });
    expect(places.slice(0, 2)).toEqual([-1, expect.closeTo(2.4, 12)]);
    expect(places.length).toBeLessThan(7);
    expect(fateOf(places)).toBe("gone");
  });

  it("that jumps to and fro as far as before is swinging", () => {
    expect(fateOf(walk({ start: 0, rate: 0.15, steps: 60 }))).toBe("swinging");
    expect(fateOf(walk({ start: 1.8, rate: 0.02, steps: 9 }))).toBe("walking");
  });
});

test("the flashlight shows the curve as far as it reaches, and no farther", () => {
  const xs = litCurve(0.3).map(({ x }) => x);
  expect([xs[0], xs[20], last(xs)]).toEqual(
    [0.3 - reach, 0.3, 0.3 + reach].map((x) => expect.closeTo(x, 12)),
  );
});
