import { describe, expect, it, test } from "vitest";
import { done, firstGradient, jump, placeOfStep, type Step, stepsOf } from "./steps.js";

const told = (step: Step) => `${step.kind} ${placeOfStep(step) ?? ""}`.trim();
const small = stepsOf([1, 1, 1], { fused: false });
const opening = stepsOf([2, 2, 2], { fused: false });

describe("the steps of a network", () => {
  it("go forward product by product, then back, the last layer first", () => {
    expect(small.map(told)).toEqual([
      ...["product w0.0.0", "sum b0.0", "activation n1.0"],
      ...["product w1.0.0", "sum b1.0", "activation n2.0"],
      "loss",
      ...["error n2.0", "delta n2.0", "gradient w1.0.0", "bias b1.0", "blame w1.0.0"],
      ...["delta n1.0", "gradient w0.0.0", "bias b0.0"],
    ]);
  });

  it("leave out the slope of the loss where it is differentiated together with the activation", () => {
    const kinds = stepsOf([1, 1, 1], { fused: true }).map(({ kind }) => kind);
    expect(kinds).not.toContain("error");
    expect(kinds).toHaveLength(small.length - 1);
  });

  it("take each edge once forward, once for its gradient, and beyond the first layer once for what it passes on", () => {
    const steps = stepsOf([4, 4, 4, 2], { fused: false });
    const count = (kind: string) => steps.filter((step) => step.kind === kind).length;
    expect([count("product"), count("gradient"), count("blame")]).toEqual([40, 40, 24]);
    expect([count("sum"), count("bias"), count("activation"), count("delta")]).toEqual([10, 10, 10, 10]);
    expect(new Set(steps.map(told)).size).toBe(steps.length);
  });
});

describe("a click on an edge", () => {
  it("leads to its step on the way that is being looked at", () => {
    expect(told(opening[jump(opening, 0, "w1.0.1")!])).toBe("product w1.0.1");
    expect(told(opening[jump(opening, opening.length - 1, "w1.0.1")!])).toBe("gradient w1.0.1");
  });

  it("leads, again and again, to its next step, round and round", () => {
    const kinds: string[] = [];
    for (let at = jump(opening, 0, "w1.0.1")!; kinds.length < 4; at = jump(opening, at, "w1.0.1")!)
      kinds.push(opening[at].kind);
    expect(kinds).toEqual(["product", "gradient", "blame", "product"]);
  });

  it("leads nowhere from an input, where nothing is computed", () => {
    expect(jump(opening, 0, "n0.0")).toBeUndefined();
  });
});

test("the first weight's gradient comes after the whole way back to it; the figure opens there", () => {
  expect(firstGradient(opening)).toBe(33);
  expect(told(opening[33])).toBe("gradient w0.0.0");
  expect(done(opening, 33, "delta").size).toBe(4);
});

test("what is known grows with the steps", () => {
  expect([...done(small, 2, "activation")]).toEqual(["n1.0"]);
  expect([...done(small, 1, "activation")]).toEqual([]);
  expect([...done(small, small.length - 1, "gradient", "bias")]).toEqual([
    "w1.0.0",
    "b1.0",
    "w0.0.0",
    "b0.0",
  ]);
});
