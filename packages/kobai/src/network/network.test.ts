import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caught } from "../../test/caught.js";
import { type DenseLayer, dense } from "./dense.js";
import { layerSizes, network, outputActivation, outputSize } from "./network.js";

const make = (inputSize: number, layers: readonly DenseLayer[], seed?: number) => () =>
  network({ inputSize, ...(seed === undefined ? {} : { seed }) }, layers);

describe("network", () => {
  test("has parameters of the sizes of its layers", () => {
    const { parameters } = network({ inputSize: 5 }, [dense(7, "tanh"), dense(3, "softmax")]);
    expect(parameters.map(({ weights, bias }) => [weights.length, bias.length])).toEqual([
      [35, 7],
      [21, 3],
    ]);
  });

  test("tells the sizes between its layers and what it ends with", () => {
    const made = network({ inputSize: 5 }, [dense(7, "tanh"), dense(3, "softmax")]);
    expect(layerSizes(made.inputSize, made.layers)).toEqual([5, 7]);
    expect(outputSize(made)).toBe(3);
    expect(outputActivation(made)).toBe("softmax");
  });

  test("begins with the same parameters for the same seed, and with others for another", () => {
    const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        const [first, again, other] = [a, a, b].map((seed) => make(3, [dense(4, "relu")], seed)().parameters);
        expect(again).toEqual(first);
        if (a !== b) expect(other).not.toEqual(first);
      }),
    );
  });

  test("draws xavier and he weights within their ranges, and leaves bias at 0", () => {
    const range = (activation: "tanh" | "relu") => {
      const [{ weights, bias }] = make(60, [dense(40, activation)])().parameters;
      expect(bias.every((value) => value === 0)).toBe(true);
      return Math.max(...weights.map(Math.abs));
    };
    expect(range("tanh")).toBeCloseTo(Math.sqrt(6 / 100), 3);
    expect(range("relu")).toBeCloseTo(Math.sqrt(6 / 60), 3);
  });

  test("draws the lecture's weights and bias from ±0.5", () => {
    const [{ weights, bias }] = make(60, [dense(40, "sigmoid", { initializer: "lecture" })])().parameters;
    expect(Math.max(...weights.map(Math.abs))).toBeCloseTo(0.5, 2);
    expect(Math.max(...bias.map(Math.abs))).toBeGreaterThan(0.4);
  });
});

describe("network refuses", () => {
  const sigmoid = dense(1, "sigmoid");
  const unknown = "swish" as "silu";
  test.each([
    [
      "an inputSize of 0",
      make(0, [sigmoid]),
      "network/input-size: network: expected inputSize to be a whole number of at least 1, got 0. It is the length of one input vector.",
    ],
    [
      "a seed that is not whole",
      make(1, [sigmoid], 0.5),
      "network/seed: network: expected seed to be a whole number from 0 to 2^53 − 1, got 0.5. Use 0 if you have no preference.",
    ],
    [
      "no layers",
      make(1, []),
      "network/no-layers: network: expected at least one layer, got none. Add dense(outputSize, activation).",
    ],
    [
      "an outputSize of 1.5",
      make(1, [dense(1.5, "relu")]),
      "layer/output-size: dense 1: expected outputSize to be a whole number from 1 to 1048576, got 1.5.",
    ],
    [
      "an activation it does not know",
      make(1, [sigmoid, dense(1, unknown)]),
      'layer/activation: dense 2: expected an activation, got "swish". Use one of sigmoid, tanh, relu, leaky-relu, silu, gelu, identity, softmax.',
    ],
    [
      "softmax in a hidden layer",
      make(1, [dense(2, "softmax"), sigmoid]),
      "layer/softmax-hidden: dense 1: expected softmax in the last layer only, got it in layer 1 of 2. Use relu or sigmoid in a hidden layer.",
    ],
    [
      "an initializer it does not know",
      make(1, [dense(1, "relu", { initializer: "zeros" as "he" })]),
      'layer/initializer: dense 1: expected an initializer, got "zeros". Use one of lecture, xavier, he.',
    ],
    [
      "a dropout of 1",
      make(1, [dense(2, "relu", { dropout: 1 }), sigmoid]),
      "layer/dropout: dense 1: expected dropout from 0 to less than 1, got 1. It is the share of outputs set to 0.",
    ],
    [
      "dropout in the last layer",
      make(1, [dense(2, "relu", { dropout: 0.5 })]),
      "layer/dropout-last: dense 1: expected no dropout in the last layer. It would drop answers; give it to a hidden layer.",
    ],
  ])("%s", (_, call, message) => {
    expect(caught(call)).toBe(message);
  });
});
