import { describe, expect, it } from "vitest";
import { placeNames } from "./names.js";

describe("placeNames", () => {
  it("puts a name beside its end, towards the middle", () => {
    const [left, right] = placeNames(
      [
        { x: 50, y: 100, name: "a" },
        { x: 350, y: 100, name: "b" },
      ],
      400,
    );
    expect(left).toEqual({ x: 59, y: 100, anchor: "start" });
    expect(right).toEqual({ x: 341, y: 100, anchor: "end" });
  });

  it("covers neither another end nor another name", () => {
    const ends = [
      { x: 20, y: 100, name: "momentum" },
      { x: 60, y: 102, name: "α = 1" },
      { x: 64, y: 104, name: "α = 3" },
    ];
    const places = placeNames(ends, 400);
    places.forEach((place, i) => {
      const left = place.anchor === "start" ? place.x : place.x - 5 * ends[i].name.length;
      ends.forEach((end, k) => {
        if (k === i) return;
        const across = end.x > left && end.x < left + 5 * ends[i].name.length;
        expect(across && Math.abs(end.y - place.y) < 10).toBe(false);
      });
    });
    expect(new Set(places.map(({ y }) => y)).size).toBe(3);
  });

  it("stays in the square where it can", () => {
    const [place] = placeNames([{ x: 396, y: 4, name: "a long name" }], 400);
    expect(place.anchor).toBe("end");
    expect(place.y).toBeGreaterThan(7);
  });
});
