import { describe, expect, test } from "vitest";
import { doubtOf, evidenceOf, inkOf, secondOf } from "./doubt.js";
import { hiddenSum, hiddenVotes, outputSum, pixelVotes, stepsOf, strongest } from "./reasons.js";
import { type NetworkData, type Reading, read, recognizerOf } from "./recognizer.js";

/** Weights with a pattern of their own in each place, so that no two could be mixed up unseen. */
const wave = (length: number, pitch: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * pitch) / 4);
const model: NetworkData = {
  inputSize: 576,
  layers: [
    { outputSize: 7, activation: "sigmoid" },
    { outputSize: 10, activation: "softmax" },
  ],
  parameters: [
    { weights: wave(7 * 576, 0.7), bias: wave(7, 1.1) },
    { weights: wave(10 * 7, 1.3), bias: wave(10, 0.9) },
  ],
};
const recognizer = recognizerOf(model)!;
const input = Float32Array.from({ length: 576 }, (_, i) => (i % 5) / 4);
const reading = read(recognizer, input);
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe("read", () => {
  test("gives every hidden cell σ(w·x + b)", () => {
    const weights = model.parameters[0].weights;
    let z = model.parameters[0].bias[3];
    for (let j = 0; j < 576; j++) z += weights[3 * 576 + j] * input[j];
    expect(reading.hiddenSums[3]).toBeCloseTo(z, 12);
    expect(reading.hidden[3]).toBeCloseTo(1 / (1 + Math.exp(-z)), 12);
  });
  test("gives ten shares that add up to 1, largest at the digit", () => {
    expect(sum(reading.probabilities)).toBeCloseTo(1, 12);
    expect(reading.probabilities[reading.digit]).toBe(Math.max(...reading.probabilities));
    const [a, b] = [reading.probabilities[2], reading.probabilities[5]];
    expect(a / b).toBeCloseTo(Math.exp(reading.logits[2] - reading.logits[5]), 9);
  });
  test("stays finite for logits no exponential could hold", () => {
    const huge = { ...recognizer, outputBias: [2000, 0, 0, 0, 0, 0, 0, 0, 0, 1999] };
    const { probabilities } = read(huge, input);
    expect(sum(probabilities)).toBeCloseTo(1, 12);
  });
});

describe("recognizerOf", () => {
  const but = (change: Partial<NetworkData>) => recognizerOf({ ...model, ...change });
  test("refuses a network that does not read 24 × 24 pixels", () => {
    expect(but({ inputSize: 784 })).toBeUndefined();
  });
  test("takes a hidden layer of relu too", () => {
    const relu = but({ layers: [{ outputSize: 7, activation: "relu" }, model.layers[1]] })!;
    expect(read(relu, input).hidden[1]).toBe(Math.max(read(relu, input).hiddenSums[1], 0));
  });
  test("refuses one without exactly one hidden layer whose activations ink can show", () => {
    expect(but({ layers: model.layers.slice(1) })).toBeUndefined();
    expect(but({ layers: [{ outputSize: 7, activation: "tanh" }, model.layers[1]] })).toBeUndefined();
    expect(but({ layers: [{ outputSize: 401, activation: "sigmoid" }, model.layers[1]] })).toBeUndefined();
  });
  test("refuses one that does not answer with ten shares", () => {
    expect(but({ layers: [model.layers[0], { outputSize: 9, activation: "softmax" }] })).toBeUndefined();
    expect(but({ layers: [model.layers[0], { outputSize: 10, activation: "sigmoid" }] })).toBeUndefined();
  });
});

describe("the reasons of an output", () => {
  const reasons = outputSum(recognizer, reading, 4);
  test("add up to its logit, with its bias", () => {
    expect(sum(reasons.terms) + reasons.bias).toBeCloseTo(reading.logits[4], 12);
    expect(reasons.total).toBeCloseTo(reading.logits[4], 12);
    expect(reasons.supports).toBeGreaterThan(0);
    expect(reasons.objections).toBeLessThan(0);
  });
  test("are each a weight times an activation", () => {
    expect(reasons.terms[6]).toBe(model.parameters[1].weights[4 * 7 + 6] * reading.hidden[6]);
  });
  test("lead step by step from 0 to the logit, strongest support first, strongest objection last", () => {
    const steps = stepsOf(reasons);
    expect(steps).toHaveLength(8);
    expect(steps[0].from).toBe(0);
    expect(steps[7].to).toBeCloseTo(reading.logits[4], 12);
    for (let i = 1; i < 8; i++) {
      expect(steps[i].from).toBe(steps[i - 1].to);
      expect(steps[i].term).toBeLessThanOrEqual(steps[i - 1].term);
    }
    expect(steps.filter(({ cell }) => cell === undefined)).toHaveLength(1);
  });
});

describe("the reasons of a hidden cell", () => {
  test("add up to what it has summed", () => {
    const reasons = hiddenSum(recognizer, reading, 2);
    expect(reasons.total).toBeCloseTo(reading.hiddenSums[2], 12);
    expect(reasons.weights[10]).toBe(model.parameters[0].weights[2 * 576 + 10]);
    expect(reasons.terms[11]).toBe(model.parameters[0].weights[2 * 576 + 11] * input[11]);
  });
  test("go on as its votes, one term of each output", () => {
    const { weights, terms } = hiddenVotes(recognizer, reading, 2);
    expect(weights[9]).toBe(model.parameters[1].weights[9 * 7 + 2]);
    expect(terms[9]).toBe(outputSum(recognizer, reading, 9).terms[2]);
  });
});

test("the votes of a pixel are one term of each hidden cell", () => {
  const { weights, terms } = pixelVotes(recognizer, reading, 100);
  expect(weights).toHaveLength(7);
  expect(terms[5]).toBe(hiddenSum(recognizer, reading, 5).terms[100]);
});

test("strongest takes the largest by size, whatever the sign", () => {
  expect(strongest(Float64Array.of(1, -3, 2, 0.5), 2)).toEqual([1, 2]);
});

describe("doubt", () => {
  const made = (logits: number[], ink = 60): Reading => {
    const exps = logits.map(Math.exp);
    const probabilities = Float64Array.from(exps, (e) => e / sum(exps));
    const digit = logits.indexOf(Math.max(...logits));
    const paper = new Float32Array(576).fill(ink / 576);
    return { ...reading, input: paper, logits: Float64Array.from(logits), probabilities, digit };
  };
  const others = Array(8).fill(-3);
  test("has nothing to say of a clear digit", () => {
    expect(doubtOf(made([8, -2, ...others]))).toBeUndefined();
  });
  test("misses evidence where no logit stands out, even with a large probability", () => {
    const faint = made([4.9, -1, ...Array(8).fill(-1)]);
    expect(faint.probabilities[0]).toBeGreaterThan(0.9);
    expect(evidenceOf(faint)).toBeCloseTo(5.31, 9);
    expect(doubtOf(faint)).toBe("evidence");
  });
  test("calls it close when no digit has half of the shares", () => {
    const close = made([8, 8, 7.5, ...Array(7).fill(-3)]);
    expect(doubtOf(close)).toBe("close");
    expect(secondOf(close)).toBe(1);
  });
  test("sees more ink than a digit takes", () => {
    expect(inkOf(made([8, -2, ...others], 121))).toBeCloseTo(121, 3);
    expect(doubtOf(made([8, -2, ...others], 121))).toBe("ink");
    expect(doubtOf(made([8, -2, ...others], 119))).toBeUndefined();
  });
  test("knows the second digit on either side of the first", () => {
    expect(secondOf(made([1, 9, ...others]))).toBe(0);
    expect(secondOf(made([9, ...others, 1]))).toBe(9);
  });
});
