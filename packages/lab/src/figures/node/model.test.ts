import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundary, byBias, byThreshold, firing, type Node, type Pair, weightedSum } from "./model.js";

const hundredths = (min: number, max: number) =>
  fc.integer({ min: 100 * min, max: 100 * max }).map((n) => n / 100);
const someNode = fc.record({ w: fc.tuple(hundredths(-2, 2), hundredths(-2, 2)), b: hundredths(-3, 3) });
const somePair = fc.tuple(hundredths(0, 1), hundredths(0, 1));

/** Twice the signed area of a polygon, after Gauss. */
function area(points: readonly Pair[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length];
    return sum + x * nextY - nextX * y;
  }, 0);
}

describe("a node", () => {
  it("fires at equality, as the lecture's does", () => {
    expect([byBias({ w: [1, 1], b: -1 }, [0.5, 0.5]), byBias({ w: [1, 1], b: -1 }, [0.5, 0.49])]).toEqual([
      1, 0,
    ]);
  });

  it("answers the same with a threshold and with the bias that is its opposite", () => {
    fc.assert(fc.property(someNode, somePair, (node, x) => byThreshold(node, x) === byBias(node, x)));
  });
});

describe("the region in which it fires", () => {
  it("is the triangle over the diagonal, the whole square, or nothing", () => {
    expect(area(firing({ w: [1, 1], b: -1.5 })) / 2).toBeCloseTo(0.125, 12);
    expect(area(firing({ w: [1, 1], b: 0 })) / 2).toBe(1);
    expect(firing({ w: [1, 1], b: -2.5 })).toEqual([]);
  });

  it("has a boundary that may end in a corner", () => {
    expect(boundary({ w: [1.2, 1], b: -1.2 })).toEqual([
      [1, 0],
      [expect.closeTo(1 / 6, 12), 1],
    ]);
  });

  it("has every point on its side that fires, and the boundary's ends at a sum of 0", () => {
    fc.assert(
      fc.property(someNode, (node: Node) => {
        for (const point of firing(node)) expect(weightedSum(node, point) + node.b).toBeGreaterThan(-1e-9);
        const ends = boundary(node);
        for (const point of ends) expect(weightedSum(node, point) + node.b).toBeCloseTo(0, 9);
        expect(new Set(ends.map(String)).size).toBe(ends.length);
      }),
    );
  });
});
