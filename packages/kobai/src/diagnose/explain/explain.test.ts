import { describe, expect, test } from "vitest";
import type { Model } from "../../model/model.js";
import type { ActivationName } from "../../network/activations.js";
import { dense } from "../../network/dense.js";
import { network } from "../../network/network.js";
import { randomRow, streams } from "../../random.js";
import { predictor } from "../../training/predictor.js";
import { explain } from "./explain.js";

const word = randomRow(21, streams.split);
const normal = (i: number) => (word(i) / 2 ** 32 - 0.5) * 4;
const row = (size: number, from: number) => Float64Array.from({ length: size }, (_, i) => normal(from + i));
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

describe("explain", () => {
  test("gives each input of a linear model its weight times its distance from the mean, in the units of the target", () => {
    const line = network({ inputSize: 3, seed: 1 }, [dense(2, "identity")]);
    const scaling = { kind: "standard", offset: [1, 2, 3], factor: [2, 0.5, 1] } as const;
    const targetScaling = { kind: "standard", offset: [100, -5], factor: [0.1, 4] } as const;
    const input = [4, -1, 3.5];
    const { contributions } = explain({ ...line, scaling, targetScaling }, input, { output: 1 });
    const wanted = input.map(
      (x, j) => (line.parameters[0].weights[3 + j] * (x - scaling.offset[j]) * scaling.factor[j]) / 4,
    );
    contributions.forEach((c, j) => {
      expect(c).toBeCloseTo(wanted[j], 12);
    });
  });

  test("divides a product of two inputs evenly, as the integral does", () => {
    // (x + y)² / 4 − (x − y)² / 4 = xy, with silu(z) + silu(−z) = z · tanh(z/2) in place of the square: F is symmetric
    const product = network({ inputSize: 2, seed: 0 }, [dense(4, "silu"), dense(1, "identity")]);
    product.parameters[0].weights.set([1, 1, -1, -1, 1, -1, -1, 1]);
    product.parameters[1].weights.set([1, 1, -1, -1]);
    const { contributions, value } = explain(product, [1.5, 1.5], { output: 0, baseline: [0, 0] });
    expect(contributions[0]).toBeCloseTo(contributions[1], 12);
    // to the 1e-6 that is promised
    expect(contributions[0]).toBeCloseTo(value / 2, 6);
  });

  const hidden: readonly ActivationName[] = ["relu", "leaky-relu", "tanh", "sigmoid", "silu", "gelu"];
  const ends: readonly ActivationName[] = ["softmax", "sigmoid", "identity"];
  test.each(hidden.flatMap((f) => ends.map((end) => [f, end] as const)))(
    "accounts for the whole difference: %s, %s",
    async (f, end) => {
      const net: Model = network({ inputSize: 7, seed: 4 }, [dense(31, f), dense(9, f), dense(3, end)]);
      const predict = await predictor(net);
      for (const output of [0, 1, 2]) {
        const [input, baseline] = [row(7, 100 * output), row(7, 50 + 100 * output)];
        const explained = explain(net, input, { output, baseline });
        const difference = explained.value - explained.baseline;
        const size = Math.max(Math.abs(explained.value), Math.abs(explained.baseline));
        expect(Math.abs(sum(explained.contributions) - difference)).toBeLessThanOrEqual(1e-6 * size);
        expect(explained.value).toBeCloseTo(predict(input)[output], 5);
        expect(explained.baseline).toBeCloseTo(predict(baseline)[output], 5);
      }
    },
  );

  test("gives an input that changes nothing exactly 0", () => {
    const net = network({ inputSize: 2, seed: 4 }, [dense(5, "relu"), dense(2, "softmax")]);
    for (let unit = 0; unit < 5; unit++) net.parameters[0].weights[2 * unit + 1] = 0;
    expect(explain(net, [1, 7], { output: 0 }).contributions[1]).toBe(0);
    expect(explain(net, [1, 7], { output: 0, baseline: [0, 7] }).contributions[1]).toBe(0);
  });

  test("compares with the mean row that the model knows, else with the middle of its scaling, else with zeros", () => {
    const net = network({ inputSize: 1, seed: 4 }, [dense(1, "identity")]);
    const [w] = net.parameters[0].weights;
    const scaling = { kind: "standard", offset: [2], factor: [1] } as const;
    const training = { loss: "mean-squared-error", epochs: 1, seed: 0, inputMeans: [3] } as const;
    const added = (model: Model) => explain(model, [5], { output: 0 }).contributions[0];
    expect(added({ ...net, scaling, training })).toBeCloseTo(2 * w, 12);
    expect(added({ ...net, scaling })).toBeCloseTo(3 * w, 12);
    expect(added(net)).toBeCloseTo(5 * w, 12);
  });
});
