import { describe, expect, it } from "vitest";
import { gradientOf, lossOf } from "../../../lesson/node.js";
import { centralDifferences, factorOf } from "./gradient.js";
import { close, shapeOf } from "./structure.js";
import { firstDifference } from "./trace.js";

describe("the structure of a value", () => {
  it("is the lengths of its lists, from outside in", () => {
    expect([
      shapeOf(1),
      shapeOf([]),
      shapeOf([1, 2]),
      shapeOf([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ]).toEqual([[], [0], [2], [2, 3]]);
  });

  it("is none where lists are uneven or hold something else than numbers", () => {
    expect([[[1], [1, 2]], [1, [2]], ["1"], null, { length: 2 }, [null], undefined].map(shapeOf)).toEqual(
      Array(7).fill(undefined),
    );
  });

  it("two hold the same numbers up to a tolerance, and never NaN", () => {
    expect(close([[1, 2]], [[1, 2 + 1e-13]], 1e-12)).toBe(true);
    expect([
      close([[1, 2]], [[1, 2.1]], 1e-12),
      close([1], [1, 2], 1),
      close([NaN], [1], 1),
      close("1", 1, 1),
    ]).toEqual(Array(4).fill(false));
  });
});

describe("a gradient", () => {
  const node = [0.3, 0.2, -0.1, -0.2];

  it("of the lecture's node is what central differences find", () => {
    const found = centralDifferences(lossOf, node);
    gradientOf(node).forEach((slope, i) => {
      expect(found[i]).toBeCloseTo(slope, 9);
    });
  });

  it("tells by which factor another differs from it", () => {
    const wanted = gradientOf(node);
    const times = (factor: number) => wanted.map((slope) => factor * slope);
    expect(factorOf(times(0.5), wanted)).toBeCloseTo(0.5, 12);
    expect(factorOf(times(-1), wanted)).toBeCloseTo(-1, 12);
    expect(factorOf([...wanted.slice(0, 3), 2 * wanted[3]], wanted)).toBeUndefined();
    expect(factorOf(wanted.slice(1), wanted)).toBeUndefined();
    expect(factorOf([NaN, 1, 1, 1], wanted)).toBeUndefined();
  });
});

describe("a trace", () => {
  const wanted = [2.5, 2.25, 2, 1.75];

  it("that is the same to the bit has no difference, and neither has its beginning", () => {
    expect([firstDifference(wanted, wanted), firstDifference([2.5], wanted)]).toEqual([undefined, undefined]);
  });

  it("differs first where the worst kind of difference begins", () => {
    const [bit, digits, other] = [2.25 * (1 + 2 ** -52), 2.0000001, 1.8];
    expect(firstDifference([2.5, bit, 2, 1.75], wanted)).toMatchObject({ index: 1, kind: "last bit" });
    expect(firstDifference([2.5, bit, digits, 1.75], wanted)).toMatchObject({ index: 2, kind: "tolerance" });
    expect(firstDifference([2.5, bit, digits, other], wanted)).toEqual({
      ...{ index: 3, got: 1.8, wanted: 1.75, kind: "other algorithm" },
    });
    expect(firstDifference([2.5, NaN], wanted)).toMatchObject({ index: 1, kind: "other algorithm" });
  });
});
