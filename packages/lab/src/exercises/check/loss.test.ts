import { describe, expect, it } from "vitest";
import { type Loss, lackOf } from "./loss.js";

const lack = (loss: Loss) => lackOf(loss)?.property;

describe("a loss", () => {
  it("may be any measure that is 0 at the target and grows away from it", () => {
    const sound: Loss[] = [
      (y, t) => (y - t) ** 2,
      (y, t) => Math.abs(y - t),
      (y, t) => (y - t) ** 4,
      (y, t) => Math.sqrt(Math.abs(y - t)),
      (y, t) => Math.exp(Math.abs(y - t)) - 1,
      // more for too much than for too little
      (y, t) => (y > t ? 3 * (y - t) : t - y),
    ];
    expect(sound.map(lackOf)).toEqual(sound.map(() => undefined));
  });

  it("lacks what a typical slip takes from it", () => {
    expect([
      lack((y, t) => y - t),
      lack((y, t) => t - y),
      lack((y, t) => (y - t) ** 3),
      lack((y, t) => (y === t ? 1 : 0)),
      lack((y, t) => 1 - Math.abs(y - t)),
      lack((y, t) => (y === t ? 0 : 1)),
      lack((y, t) => Math.round(Math.abs(y - t))),
      lack(() => 0),
      lack((y, t) => Math.max(0, y - t)),
      lack((y, t) => Math.max(0, Math.abs(y - t) - 0.1)),
      lack((y, t) => y * (y - t) ** 2),
      lack((y, t) => Math.abs(y - t) * (1.1 - Math.abs(y - t))),
      lack((y, t) => (y - t) / t),
      lack((y, t) => -Math.log(1 - Math.abs(y - t))),
    ]).toEqual([
      ...["never negative", "never negative", "never negative", "zero when equal", "zero when equal"],
      ...[
        "slopes",
        "slopes",
        "slopes",
        "zero only when equal",
        "zero only when equal",
        "zero only when equal",
      ],
      ...["grows", "finite", "finite"],
    ]);
  });

  it("shows where it is seen", () => {
    expect(lackOf((y, t) => y - t)).toEqual({ property: "never negative", y: 0, target: 1, loss: -1 });
    const turning = lackOf((y, t) => Math.abs(y - t) * (1.1 - Math.abs(y - t)))!;
    expect(turning.farther!.loss).toBeLessThan(turning.loss);
    expect(Math.abs(turning.farther!.y - turning.target)).toBeGreaterThan(
      Math.abs(turning.y - turning.target),
    );
  });
});
