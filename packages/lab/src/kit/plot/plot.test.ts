import { describe, expect, it } from "vitest";
import { apart, meets, placesOf } from "./ends.js";
import { linear, logarithmic, tickText } from "./scale.js";
import { nearest, path, readings, type Series, valuesAt } from "./series.js";

describe("a linear scale", () => {
  it("leads from its first value to its last, and back", () => {
    const scale = linear([-2, 6]);
    expect([scale.share(-2), scale.share(0), scale.share(6), scale.value(0.5)]).toEqual([0, 0.25, 1, 2]);
  });
  it.each([
    [[0, 1], 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[-6, 6], 6, [-6, -4, -2, 0, 2, 4, 6]],
    [[0, 5000], 5, [0, 1000, 2000, 3000, 4000, 5000]],
    [[0.03, 0.11], 4, [0.04, 0.06, 0.08, 0.1]],
  ] as const)("over %j has round ticks", (domain, count, ticks) => {
    expect(linear(domain).ticks(count)).toEqual(ticks);
  });
});

describe("a logarithmic scale", () => {
  it("gives each power of ten the same room", () => {
    const scale = logarithmic([0.001, 1000]);
    expect([0.001, 0.1, 1000].map((value) => scale.share(value).toFixed(9))).toEqual([
      "0.000000000",
      "0.333333333",
      "1.000000000",
    ]);
    expect(scale.value(0.5)).toBeCloseTo(1, 12);
    expect(scale.share(0)).toBe(-Infinity);
  });
  it("has ticks at powers of ten, at some of them where they are many, at 1, 2 and 5 where they are few", () => {
    expect(logarithmic([0.001, 10]).ticks(5)).toEqual([0.001, 0.01, 0.1, 1, 10]);
    expect(logarithmic([1e-8, 1]).ticks(4)).toEqual([1e-8, 1e-6, 1e-4, 0.01, 1]);
    expect(logarithmic([0.05, 2]).ticks(6)).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2]);
  });
});

it("a tick is written plainly, or by its power of ten", () => {
  expect([0, 0.001, -0.5, 5000, 1e-5, -2e6, -1e12].map(tickText)).toEqual([
    "0",
    "0.001",
    "−0.5",
    "5,000",
    "10⁻⁵",
    "−2 × 10⁶",
    "−10¹²",
  ]);
});

describe("series", () => {
  const ground = { x: linear([0, 2]), y: linear([0, 1]), width: 100, height: 50 };
  const points = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
    { x: 2, y: 0.5 },
  ];
  const series: Series[] = [
    { id: "a", name: "A", points },
    { id: "b", name: "B", points: [{ x: 1.5, y: 7 }] },
  ];
  it("become paths, stepped ones too, with a gap where a value is missing", () => {
    expect(path(points, ground)).toBe("M0.0,50.0L50.0,0.0L100.0,25.0");
    expect(path(points, ground, true)).toBe("M0.0,50.0H50.0V0.0H100.0V25.0");
    expect(path([points[0], { x: 1, y: Number.NaN }, points[2]], ground)).toBe("M0.0,50.0M100.0,25.0");
  });
  it("are read at every x that one of them has", () => {
    expect(readings(series)).toEqual([0, 1, 1.5, 2]);
    expect(nearest(readings(series), 0.7, ground.x)).toBe(2);
    expect(valuesAt(series, 1.5).map(({ series, y }) => [series.id, y])).toEqual([["b", 7]]);
  });
});

describe("names at the ends of lines", () => {
  const room = { width: 300, height: 100, before: 0 };
  const nothing = () => [];
  it("stand one below another in the margin, within the plot, with a way to their lines", () => {
    expect(apart([10, 12, 40], 8, 50)).toEqual([10, 18, 40]);
    expect(apart([48, 49], 8, 50)).toEqual([42, 50]);
    const endings = [90, 95].map((y) => ({ name: "α = 1", end: [300, y] as const, beside: nothing }));
    expect(placesOf(endings, room)).toEqual([
      { left: 308, top: 85, from: 90 },
      { left: 308, top: 100, from: 95 },
    ]);
    expect(placesOf(endings.slice(0, 1), room)).toEqual([{ left: 308, top: 90, from: undefined }]);
  });
  it("inside the plot keep clear of other lines and of each other", () => {
    const level = [0, 300].map((x) => [x, 50] as const);
    const [place] = placesOf([{ name: "machine", end: [40, 50], beside: () => [level] }], room);
    expect(place.from).toBe(50);
    const box = { left: place.left, right: place.left + 60, top: place.top - 7.5, bottom: place.top + 7.5 };
    expect(meets(level, box)).toBe(false);
    const same = ["one", "two"].map((name) => ({ name, end: [40, 50] as const, beside: nothing }));
    const [one, two] = placesOf(same, room);
    expect(Math.abs(one.top - two.top)).toBeGreaterThan(13);
  });
  it("a line meets a box where it passes through it, though no point of it lies inside", () => {
    const box = { left: 10, right: 20, top: 10, bottom: 20 };
    const line = (...ends: [number, number][]) => meets(ends, box);
    expect(line([0, 0], [30, 30])).toBe(true);
    expect(line([0, 15], [30, 15])).toBe(true);
    expect(line([15, 0], [15, 30])).toBe(true);
    expect(line([0, 12], [9, 12])).toBe(false);
    expect(line([0, 25], [25, 0])).toBe(true);
    expect(line([0, 19], [19, 0])).toBe(false);
  });
});
