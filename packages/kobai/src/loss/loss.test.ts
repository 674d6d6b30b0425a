import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caught } from "../../test/caught.js";
import { type ActivationName, elementwise, softmax } from "../network/activations.js";
import { checkLoss, defaultLoss, type LossName, type LossSample, losses } from "./index.js";

const sample = (logits: number[], target: number[], activation: ActivationName = "identity"): LossSample => ({
  logits,
  target,
  output: activation === "softmax" ? softmax(logits) : logits.map(elementwise[activation].value),
});
describe("the value of a loss", () => {
  it("squared-error adds the squares over outputs", () => {
    expect(losses["squared-error"].value(sample([1, 2], [0, 4]))).toBe(5);
  });

  it("mean-squared-error averages the squares over outputs", () => {
    expect(losses["mean-squared-error"].value(sample([1, 2], [0, 4]))).toBe(2.5);
  });

  it("cross-entropy of equal logits is log n for a label", () => {
    const { value } = losses["cross-entropy"];
    expect(value(sample([7, 7, 7, 7], [0, 1, 0, 0], "softmax"))).toBeCloseTo(Math.log(4), 15);
  });

  it("cross-entropy of a wanted distribution that is met is its entropy", () => {
    const target = [0.5, 0.25, 0.25];
    const { value } = losses["cross-entropy"];
    expect(value(sample(target.map(Math.log), target, "softmax"))).toBeCloseTo(1.5 * Math.LN2, 15);
  });

  it("cross-entropy keeps its digits where probabilities underflow and where logits are large", () => {
    const { value } = losses["cross-entropy"];
    expect(value(sample([0, 2000], [1, 0], "softmax"))).toBe(2000);
    expect(value(sample([1e6, 1e6], [1, 0], "softmax"))).toBeCloseTo(Math.LN2, 15);
  });

  it("binary-cross-entropy adds log 2 for each undecided output", () => {
    const { value } = losses["binary-cross-entropy"];
    expect(value(sample([0, 0], [0, 0.3], "sigmoid"))).toBeCloseTo(2 * Math.LN2, 15);
  });

  it("binary-cross-entropy stays finite and exact for outputs that round to 0 and 1", () => {
    const { value } = losses["binary-cross-entropy"];
    expect(value(sample([1000], [0], "sigmoid"))).toBe(1000);
    expect(value(sample([-1000], [1], "sigmoid"))).toBe(1000);
    expect(value(sample([-50], [0], "sigmoid")) / Math.exp(-50)).toBeCloseTo(1, 12);
  });

  it("is NaN as soon as one logit is NaN, wherever it stands", () => {
    for (const { name, follows = "identity", value } of Object.values(losses))
      for (const logits of [
        [Number.NaN, 1, 2],
        [1, Number.NaN, 2],
        [1, 2, Number.NaN],
      ])
        expect(value(sample(logits, [1, 0, 0], follows)), name).toBeNaN();
  });
});

describe("the gradient of a loss", () => {
  const numbers = fc.array(
    fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    {
      minLength: 1,
      maxLength: 9,
    },
  );
  const distribution = (parts: number[]) => {
    const sum = parts.reduce((a, b) => a + b + 0.1, 0);
    return parts.map((part) => (part + 0.1) / sum);
  };

  for (const { name, follows, value, gradient } of Object.values(losses))
    it(`${name} is the central difference of its value, by ${follows ? "logit" : "output"}`, () => {
      fc.assert(
        fc.property(numbers, (pairs) => {
          const logits = pairs.map(([z]) => z);
          const parts = pairs.map(([, t]) => t);
          const target = follows === "softmax" ? distribution(parts) : parts;
          const at = (i: number, nudge: number) =>
            value(sample(logits.with(i, logits[i] + nudge), target, follows));
          for (let i = 0; i < logits.length; i++) {
            const difference = (at(i, 1e-5) - at(i, -1e-5)) / 2e-5;
            expect(Math.abs(gradient(sample(logits, target, follows), i) - difference)).toBeLessThan(1e-8);
          }
        }),
        { seed: 1, numRuns: 200 },
      );
    });
});

describe("the choice of a loss", () => {
  it("defaultLoss pairs softmax and sigmoid with their cross-entropies and all else with mean-squared-error", () => {
    expect((["softmax", "sigmoid", "identity", "tanh", "relu"] as const).map(defaultLoss)).toEqual([
      "cross-entropy",
      "binary-cross-entropy",
      "mean-squared-error",
      "mean-squared-error",
      "mean-squared-error",
    ]);
  });

  it("checkLoss lets the squared errors follow any activation and each default its own", () => {
    for (const activation of [...Object.keys(elementwise), "softmax"] as ActivationName[])
      for (const loss of ["squared-error", "mean-squared-error", defaultLoss(activation)] as const)
        expect(() => checkLoss(loss, activation)).not.toThrow();
  });

  it("checkLoss names the activation that a cross-entropy needs", () => {
    expect(caught(() => checkLoss("cross-entropy", "sigmoid"))).toBe(
      "loss/needs-activation: loss: expected softmax in the last layer for cross-entropy, got sigmoid. Use softmax there, or mean-squared-error.",
    );
    expect(caught(() => checkLoss("binary-cross-entropy", "softmax"))).toBe(
      "loss/needs-activation: loss: expected sigmoid in the last layer for binary-cross-entropy, got softmax. Use sigmoid there, or mean-squared-error.",
    );
  });

  it("checkLoss names the losses there are when given another", () => {
    expect(caught(() => checkLoss("hinge" as LossName, "softmax"))).toBe(
      'loss/name: loss: expected a loss, got "hinge". Use one of squared-error, mean-squared-error, cross-entropy, binary-cross-entropy.',
    );
  });
});
