import { describe, expect, it } from "vitest";
import { caught } from "../../test/caught.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { checkGradients } from "./gradient-check.js";

const inputs = Float64Array.of(0.5, -1, 2, 0.25, 1, 1);

describe("checkGradients", () => {
  it("finds the gradient of a sound network right, array by array, from labels and from targets", () => {
    const classes = network({ inputSize: 3 }, [dense(4, "gelu"), dense(3, "softmax")]);
    const check = checkGradients(classes, { inputs, labels: Uint8Array.of(2, 0) });
    expect(check.ok).toBe(true);
    expect(check.layers).toHaveLength(2);
    for (const { weights, bias } of check.layers)
      for (const { difference, scale, ok } of [weights, bias]) {
        expect(ok).toBe(true);
        expect(difference).toBeLessThanOrEqual(1e-6 * scale);
        expect(difference).toBeGreaterThan(0);
      }
    const numbers = network({ inputSize: 3 }, [dense(2, "identity")]);
    const targets = Float64Array.of(1, 2, 3, 4);
    expect(checkGradients(numbers, { inputs, targets }, { loss: "squared-error" }).ok).toBe(true);
  });

  it("tells the loss of the rows, by its own reduction", () => {
    const still = network({ inputSize: 3 }, [dense(2, "identity")]);
    still.parameters[0].weights.fill(0);
    const targets = Float64Array.of(1, 2, 3, 4);
    expect(checkGradients(still, { inputs, targets }).loss).toBe((1 + 4 + 9 + 16) / 4);
    expect(checkGradients(still, { inputs, targets }, { loss: "squared-error" }).loss).toBe(30);
  });

  it("is not ok where a nudge goes over a kink: there the gradient is not the slope", () => {
    const kink = network({ inputSize: 1 }, [dense(1, "relu")]);
    kink.parameters[0].weights.fill(0);
    const check = checkGradients(kink, { inputs: Float64Array.of(1), targets: Float64Array.of(5) });
    expect(check.ok).toBe(false);
    expect(check.layers[0].weights).toMatchObject({ ok: false, difference: expect.closeTo(5, 3) });
  });

  it("is not ok when the differences cannot be made: a nudge too small to move a number", () => {
    const made = network({ inputSize: 3 }, [dense(2, "identity")]);
    const targets = Float64Array.of(1, 2, 3, 4);
    expect(checkGradients(made, { inputs, targets }, { epsilon: 1e-300 }).ok).toBe(false);
  });

  it("leaves the network as it was", () => {
    const made = network({ inputSize: 3 }, [dense(2, "identity")]);
    const before = made.parameters[0].weights.slice();
    checkGradients(made, { inputs, targets: Float64Array.of(1, 2, 3, 4) });
    expect(made.parameters[0].weights).toEqual(before);
  });

  it("refuses an epsilon that is no step, a loss and data that do not fit", () => {
    const made = network({ inputSize: 3 }, [dense(2, "identity")]);
    const data = { inputs, targets: Float64Array.of(1, 2, 3, 4) };
    for (const epsilon of [0, -1, Number.NaN, Infinity])
      expect(caught(() => checkGradients(made, data, { epsilon }))).toBe(
        `check-gradients/epsilon: checkGradients: expected epsilon to be a finite number above 0, got ${epsilon}. Try 1e-6.`,
      );
    expect(caught(() => checkGradients(made, data, { loss: "cross-entropy" }))).toMatch(
      /^loss\/needs-activation/,
    );
    expect(caught(() => checkGradients(made, { inputs, targets: Float64Array.of(1) }))).toMatch(
      /^data\/targets-size/,
    );
  });
});
