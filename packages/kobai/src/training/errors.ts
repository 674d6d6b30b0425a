import { type Fail, shown, thrower } from "../errors.js";

type Divergence = { epoch: number; step: number; layer: number };
type Sizes = { expected: number; got: number };
type Setting = { setting: string; got: unknown };

export const trainingMessages = {
  "train/whole": ({ setting, got, least }: Setting & { least: number }) =>
    `train: expected ${setting} to be a whole number of at least ${least}, got ${shown(got)}.`,
  "train/not-negative": ({ setting, got }: Setting) =>
    `train: expected ${setting} to be a finite number of at least 0, got ${shown(got)}.`,
  "train/positive": ({ setting, got }: Setting) =>
    `train: expected ${setting} to be a finite number above 0, got ${shown(got)}.`,
  "train/threads": ({ most, got }: { most: number; got: unknown }) =>
    `train: expected threads to be "auto" or a whole number from 1 to ${most}, got ${shown(got)}.`,
  "train/choice": ({ setting, got, choices }: Setting & { choices: readonly string[] }) =>
    `train: expected ${setting} to be ${choices.join(" or ")}, got ${shown(got)}.`,
  "train/stopping-without-validation": (_: object) =>
    "train: expected validation data for earlyStopping, got none. Give validation, a dataset or a share such as 0.1.",
  "train/resume-differs": ({ what }: { what: string }) =>
    `train: expected the ${what} of the checkpoint, got another. Resume with the same network, data and settings, or start anew.`,
  "train/diverged": ({ epoch, step, layer, learningRate }: Divergence & { learningRate: number }) =>
    `train: the loss became NaN or infinite in epoch ${epoch}, step ${step}, first seen in dense ${layer} (learningRate ${learningRate}). Try a learningRate below ${Number((learningRate / 10).toPrecision(2))}; the last good weights are kept.`,
  "train/first-loss": ({ layer }: Pick<Divergence, "layer">) =>
    `train: the loss is NaN or infinite before the first update, first seen in dense ${layer}. Scale the inputs, or begin with smaller weights.`,
  "predict/input-size": ({ expected, got }: Sizes) =>
    `predict: expected an input of ${expected} numbers (the network's inputSize), got ${got}.`,
  "predict/output-size": ({ expected, got }: Sizes) =>
    `predict: expected room for ${expected} outputs, got ${got}. Leave it out to get a new array.`,
  "predict/inputs-size": ({ inputSize, got }: { inputSize: number; got: number }) =>
    `predict: expected inputs in rows of ${inputSize} numbers (the network's inputSize), got ${got} numbers.`,
  "predict/not-finite": ({ row, column, got }: { row: number; column: number; got: unknown }) =>
    `predict, row ${row}, column ${column}: expected a finite number, got ${shown(got)}. Rows and columns count from 0.`,
};

export const fail: Fail<typeof trainingMessages> = thrower(trainingMessages);
