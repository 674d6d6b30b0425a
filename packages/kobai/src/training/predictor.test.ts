import { describe, expect, test } from "vitest";
import { caught } from "../../test/caught.js";
import { Chance } from "../../test/differential/jobs.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { copyParameters } from "../network/parameters.js";
import { predictor } from "./predictor.js";

/** y = (x₀ + 2 x₁, 3 x₀), scaled as the test asks. */
const linear = {
  ...network({ inputSize: 2 }, [dense(2, "identity")]),
  parameters: [{ weights: Float64Array.of(1, 2, 3, 0), bias: new Float64Array(2) }],
};

describe("predictor", () => {
  test("answers one input", async () => {
    const predict = await predictor(linear);
    expect([...predict([5, 7])]).toEqual([19, 15]);
  });

  test("answers in the array it is given", async () => {
    const predict = await predictor(linear);
    const output = new Float64Array(2);
    expect(predict([5, 7], output)).toBe(output);
    expect([...output]).toEqual([19, 15]);
  });

  test("answers many rows at once, and none", async () => {
    const predict = await predictor(linear);
    expect([...predict.all([5, 7, 1, 0])]).toEqual([19, 15, 1, 3]);
    expect([...predict.all([])]).toEqual([]);
  });

  test("scales inputs as the model was trained, and answers in the units of its targets", async () => {
    const scaling = { kind: "standard", offset: [1, 1], factor: [2, 2] } as const;
    const targetScaling = { kind: "standard", offset: [10, 10], factor: [0.5, 0.5] } as const;
    const predict = await predictor({ ...linear, scaling, targetScaling });
    // inputs become (8, 12), outputs (32, 24), and these twice themselves plus 10
    expect([...predict([5, 7])]).toEqual([74, 58]);
  });
});

/** Promise D2: SHAPES=10000 for a release (npm run soak). */
const shapes = Number(process.env.SHAPES ?? 300);

/** A row with about so many of its numbers not 0. */
const rowOf = (size: number, share: number, chance: Chance) =>
  Float64Array.from({ length: size }, () => (chance.unit() < share ? chance.between(-1, 1) : 0));

describe.each(["f32", "f64"] as const)("a row's prediction in %s", (precision) => {
  test("has the same bits alone and in any batch, few or many of its numbers being 0", {
    timeout: 60_000 + 100 * shapes,
  }, async () => {
    const chance = new Chance(1);
    for (let shape = 0; shape < shapes / 2; shape++) {
      const inputSize = chance.pick([1, 3, 9, 63, 64, 65, 100]);
      const hidden = dense(chance.whole(1, 33), chance.pick(["relu", "sigmoid", "tanh"] as const));
      const made = network({ inputSize, seed: shape }, [hidden, dense(chance.whole(1, 12), "softmax")]);
      const predict = await predictor({ ...made, parameters: copyParameters(made.parameters, precision) });
      const shares = Array.from({ length: chance.whole(1, 140) }, () => chance.pick([0.1, 0.5, 1]));
      const rows = shares.map((share) => rowOf(inputSize, share, chance));
      const together = predict.all(rows.flatMap((row) => [...row]));
      expect([...together]).toEqual(rows.flatMap((row) => [...predict(row)]));
    }
  });
});

describe("predictor refuses", () => {
  test.each([
    [
      "an input of another size",
      [1, 2, 3],
      undefined,
      "predict/input-size: predict: expected an input of 2 numbers (the network's inputSize), got 3.",
    ],
    [
      "an output of another size",
      [1, 2],
      new Float64Array(3),
      "predict/output-size: predict: expected room for 2 outputs, got 3. Leave it out to get a new array.",
    ],
    [
      "a number that is not finite",
      [1, Number.NaN],
      undefined,
      "predict/not-finite: predict, row 0, column 1: expected a finite number, got NaN. Rows and columns count from 0.",
    ],
  ])("%s", async (_, input, output, message) => {
    const predict = await predictor(linear);
    expect(caught(() => predict(input, output))).toBe(message);
  });

  test("a number that is not finite among many rows, typed or not", async () => {
    const predict = await predictor(linear);
    const rows = [1, 2, 3, Number.POSITIVE_INFINITY, 5, 6];
    for (const inputs of [rows, Float32Array.from(rows), Float64Array.from(rows)])
      expect(caught(() => predict.all(inputs))).toBe(
        "predict/not-finite: predict, row 1, column 1: expected a finite number, got Infinity. Rows and columns count from 0.",
      );
  });

  test.each([
    ["most numbers are 0", 0.1],
    ["none is", 1],
  ])("a number that is not finite in a wide row where %s", async (_, share) => {
    const predict = await predictor(network({ inputSize: 70 }, [dense(9, "tanh")]));
    const chance = new Chance(2);
    for (const count of [1, 3, 4, 70]) {
      const rows = Float64Array.from(
        Array.from({ length: count }, () => [...rowOf(70, share, chance)]).flat(),
      );
      rows[70 * count - 1] = Number.NaN;
      expect(caught(() => predict.all(rows))).toMatch(
        `predict/not-finite: predict, row ${count - 1}, column 69`,
      );
    }
  });

  test("rows cut short", async () => {
    const predict = await predictor(linear);
    expect(caught(() => predict.all([1, 2, 3]))).toBe(
      "predict/inputs-size: predict: expected inputs in rows of 2 numbers (the network's inputSize), got 3 numbers.",
    );
  });
});
