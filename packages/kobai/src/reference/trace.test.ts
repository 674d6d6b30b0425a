import { describe, expect, it } from "vitest";
import { caught } from "../../test/caught.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { toNetwork64 } from "./forward.js";
import { gradientDifferences } from "./gradient-check.js";
import { trace } from "./trace.js";

const small = () => network({ inputSize: 3, seed: 5 }, [dense(2, "tanh"), dense(2, "sigmoid")]);
const input = [0.5, -1, 2];
const target = [1, 0];

describe("trace", () => {
  it("shows on the way forward how each z is its bias plus the contributions of its inputs", () => {
    const made = small();
    const { layers, output } = trace(made, input);
    layers.forEach(({ contributions, z, input }, layer) => {
      for (let i = 0; i < z.length; i++) {
        const row = contributions.subarray(i * input.length, (i + 1) * input.length);
        expect(z[i]).toBe(row.reduce((a, b) => a + b, made.parameters[layer].bias[i]));
      }
    });
    expect(layers[0].y).toEqual(layers[1].input);
    expect(output).toEqual(layers[1].y);
    expect(layers[0].derivative).toEqual(layers[0].y.map((y) => 1 - y * y));
    expect(layers[0]).not.toHaveProperty("delta");
  });

  it("shows on the way back the chain rule, one product after another", () => {
    const made = small();
    const { layers, loss } = trace(made, input, target, { loss: "squared-error" });
    const [hidden, last] = layers;
    expect(loss).toBe((last.y[0] - 1) ** 2 + last.y[1] ** 2);
    expect(last.outputGradient).toEqual(last.y.map((y, i) => 2 * (y - target[i])));
    for (const { delta, outputGradient, derivative, input, weightsGradient, biasGradient } of layers) {
      expect(delta).toEqual(outputGradient!.map((g, i) => g * derivative![i]));
      expect(weightsGradient).toEqual(
        weightsGradient.map((_, k) => delta[Math.floor(k / input.length)] * input[k % input.length]),
      );
      expect(biasGradient).toEqual(delta);
    }
    const { weights } = made.parameters[1];
    expect(last.inputGradient).toEqual(
      last.input.map((_, j) => weights[j] * last.delta[0] + weights[2 + j] * last.delta[1]),
    );
    expect(hidden.outputGradient).toEqual(last.inputGradient);
  });

  it("takes the loss that belongs to the output, differentiated through its activation at once", () => {
    const { layers, loss } = trace(small(), input, target);
    const [y0, y1] = layers[1].y;
    expect(loss).toBeCloseTo(-Math.log(y0) - Math.log(1 - y1), 14);
    expect(layers[1].delta).toEqual(Float64Array.of(y0 - 1, y1));
    expect(layers[1]).not.toHaveProperty("outputGradient");
  });

  it("has no f′ for softmax, where every z moves every y, and still the right delta", () => {
    const made = network({ inputSize: 3, seed: 5 }, [dense(4, "softmax")]);
    const { layers } = trace(made, input, [0, 1, 0, 0], { loss: "squared-error" });
    expect(layers[0]).not.toHaveProperty("derivative");
    const data = {
      rows: 1,
      inputs: Float64Array.from(input),
      targets: Float64Array.of(0, 1, 0, 0),
      classes: true,
    };
    const job = { data, loss: "squared-error", l2: 0, seed: 0 } as const;
    const [{ weights }] = gradientDifferences(toNetwork64(made), job, { rows: [0], epsilon: 1e-6 });
    expect(weights.difference).toBeLessThan(1e-9);
    expect(weights.largest).toBe(Math.max(...layers[0].weightsGradient.map(Math.abs)));
  });

  it("refuses an input, a target or a loss that does not fit", () => {
    expect(caught(() => trace(small(), [1]))).toBe(
      "trace/input-size: trace: expected an input of length 3 (the inputSize of the network), got 1.",
    );
    expect(caught(() => trace(small(), input, [7]))).toBe(
      "trace/target-size: trace: expected a target of length 2 (the outputSize of the last layer), got 1. A label is one-hot here: 1 at the class, 0 elsewhere.",
    );
    expect(caught(() => trace(small(), input, target, { loss: "cross-entropy" }))).toMatch(
      /^loss\/needs-activation: /,
    );
  });
});
