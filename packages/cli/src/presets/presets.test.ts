import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TrainSettings } from "../options/train.js";
import { autoHiddenSize, autoPreset } from "./auto.js";
import { chooseRecipe } from "./choose.js";
import type { DataShape } from "./recipe.js";

const mnist: DataShape = { rows: 60_000, inputSize: 576, outputSize: 10, classes: true, pixels: true };
const iris: DataShape = { rows: 150, inputSize: 4, outputSize: 3, classes: true, pixels: false };
const settings: TrainSettings = { preset: "auto", seed: 0, precision: "f32", fast: false };
const recipeOf = (given: Partial<TrainSettings>, shape: DataShape) =>
  chooseRecipe({ ...settings, ...given }, shape).recipe;

describe("the preset lecture", () => {
  test("is the lecture's MNIST job exactly", () => {
    expect(recipeOf({ preset: "lecture" }, mnist)).toEqual({
      hidden: [100],
      activation: "sigmoid",
      loss: "cross-entropy",
      optimizer: "adam",
      learningRate: 0.01,
      schedule: "constant",
      batchSize: 32,
      epochs: 5,
      validation: 0,
      scale: "none",
    });
  });

  test("scales a table, whose columns the lecture never had", () => {
    expect(recipeOf({ preset: "lecture" }, iris).scale).toBe("standard");
  });
});

test("the preset best keeps the lecture's network and five epochs", () => {
  const { hidden, activation, epochs } = recipeOf({ preset: "best" }, mnist);
  expect({ hidden, activation, epochs }).toEqual({ hidden: [100], activation: "sigmoid", epochs: 5 });
});

describe("the preset auto", () => {
  test("chooses for digits", () => {
    const { recipe, reasons } = autoPreset(mnist);
    expect(recipe).toMatchObject({
      hidden: [256],
      activation: "relu",
      batchSize: 32,
      epochs: 39,
      l2: 0.0001,
      validation: 0.1,
      stopping: { patience: 20 },
      scale: "none",
    });
    expect(reasons).toEqual({
      network: "one hidden layer of 256, for 576 inputs and 10 classes",
      training: "6,000 rows set aside to judge each epoch by; the best one is kept",
      inputs: "grey values from 0 to 1 need no scaling",
    });
  });

  test("learns from every row of a small table, more cautiously from numbers", () => {
    const { recipe, reasons } = autoPreset({ ...iris, classes: false, outputSize: 1 });
    expect(recipe).toMatchObject({
      hidden: [64],
      loss: "mean-squared-error",
      schedule: "linear",
      l2: 0.067,
      batchSize: 32,
      epochs: 400,
      validation: 0,
      scale: "standard",
    });
    expect(recipeOf({}, iris).stopping).toBeUndefined();
    expect(reasons).toEqual({
      network: "one hidden layer of 64, for 4 inputs and 1 output",
      training: "all 150 rows are learned from; L2 and shrinking steps keep it from learning them by heart",
      inputs: "so that every column counts alike",
    });
    expect(autoPreset(iris).recipe.l2).toBe(0.024);
  });

  test("sets nothing aside where the rarest class would hardly be among it", () => {
    const { recipe, reasons } = autoPreset({ ...iris, rows: 20_000, rarest: 40 });
    expect(recipe.validation).toBe(0);
    expect(reasons.training).toBe(
      "the rarest class has only 40 rows, so that all are learned from; L2 and shrinking steps keep it from learning them by heart",
    );
    expect(autoPreset({ ...iris, rows: 20_000, rarest: 400 }).recipe.validation).toBe(0.1);
  });

  test("leaves zeros where they are most of the numbers", () => {
    const { recipe, reasons } = autoPreset({ ...iris, zeros: 0.9 });
    expect(recipe.scale).toBe("minmax");
    expect(reasons.inputs).toBe(
      "so that every column counts alike, and the zeros, which most cells are, stay 0",
    );
    expect(autoPreset({ ...iris, zeros: 0.4 }).recipe.scale).toBe("standard");
  });

  test("never takes a batch larger than the data, and always a sensible network", () => {
    const size = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(size, size, size, (rows, inputSize, outputSize) => {
        const shape = { rows, inputSize, outputSize, classes: true, pixels: false };
        const { batchSize, epochs } = autoPreset(shape).recipe;
        expect(batchSize).toBeLessThanOrEqual(rows);
        expect(epochs).toBeGreaterThanOrEqual(10);
        expect([64, 128, 256]).toContain(autoHiddenSize(shape));
      }),
    );
  });
});

describe("chooseRecipe", () => {
  test("puts the user's choices over the preset's, and gives no reason for them", () => {
    const given = {
      hidden: [7],
      epochs: 3,
      scale: "none",
      loss: "squared-error",
      activation: "tanh",
    } as const;
    const { recipe, reasons } = chooseRecipe({ ...settings, ...given }, iris);
    expect(recipe).toMatchObject(given);
    expect(reasons).toEqual({});
  });

  test("sets no rows aside where the user gave the number of epochs", () => {
    const { validation, stopping } = recipeOf({ epochs: 3 }, iris);
    expect([validation, stopping]).toEqual([0, undefined]);
  });

  test("stops early within the user's epochs where rows are set aside", () => {
    expect(recipeOf({ epochs: 3, validation: 0.2 }, iris)).toMatchObject({ epochs: 3, validation: 0.2 });
    expect(recipeOf({ epochs: 3, validation: 0.2 }, iris).stopping).toBeDefined();
    expect(recipeOf({ preset: "lecture", validation: 0.2 }, iris).stopping).toBeUndefined();
  });

  test("gives another optimizer its own usual rate", () => {
    expect(recipeOf({ preset: "best", optimizer: "adamw" }, mnist)).toMatchObject({ learningRate: 0.001 });
    expect(recipeOf({ preset: "best", optimizer: "adamw" }, mnist).nesterov).toBeUndefined();
    expect(recipeOf({ preset: "best", optimizer: "momentum" }, mnist)).toMatchObject({ learningRate: 0.14 });
    expect(recipeOf({ optimizer: "rmsprop", learningRate: 0.5 }, mnist)).toMatchObject({ learningRate: 0.5 });
  });
});
