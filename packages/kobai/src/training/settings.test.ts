import { describe, expect, it } from "vitest";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import type { FitOptions } from "./options.js";
import { settle } from "./settings.js";

const net = network({ inputSize: 2, seed: 9 }, [dense(3, "relu"), dense(2, "softmax")]);

describe("settle", () => {
  it("fills in the defaults", () => {
    expect(settle(net, {})).toMatchObject({
      loss: "cross-entropy",
      optimizer: { kind: "adam", learningRate: 0.001 },
      batchSize: 32,
      epochs: 10,
      shuffle: true,
      seed: 9,
      l2: 0,
      precision: "f32",
      deterministic: true,
      machine: "compiled",
    });
  });

  it("computes in f64 on the reference", () => {
    expect(settle(net, { machine: "reference" }).precision).toBe("f64");
  });

  const rejected: [FitOptions, string][] = [
    [{ batchSize: 0 }, "train: expected batchSize to be a whole number of at least 1, got 0."],
    [{ epochs: 0 }, "train: expected epochs to be a whole number of at least 1, got 0."],
    [{ epochs: 2.5 }, "train: expected epochs to be a whole number of at least 1, got 2.5."],
    [{ seed: -1 }, "train: expected seed to be a whole number of at least 0, got -1."],
    [{ l2: Number.NaN }, "train: expected l2 to be a finite number of at least 0, got NaN."],
    [{ clipNorm: 0 }, "train: expected clipNorm to be a finite number above 0, got 0."],
    [{ threads: 0 }, 'train: expected threads to be "auto" or a whole number from 1 to 64, got 0.'],
    [{ threads: 65 }, 'train: expected threads to be "auto" or a whole number from 1 to 64, got 65.'],
    [{ threads: 1.5 }, 'train: expected threads to be "auto" or a whole number from 1 to 64, got 1.5.'],
    [{ precision: "f16" as "f32" }, 'train: expected precision to be f32 or f64, got "f16".'],
    [{ machine: "gpu" as "compiled" }, 'train: expected machine to be compiled or reference, got "gpu".'],
    [
      { earlyStopping: { patience: 2 } },
      "train: expected validation data for earlyStopping, got none. Give validation, a dataset or a share such as 0.1.",
    ],
    [
      { earlyStopping: { patience: 0 }, validation: 0.1 },
      "train: expected earlyStopping.patience to be a whole number of at least 1, got 0.",
    ],
  ];
  it.each(rejected)("rejects %o", (options, message) => {
    expect(() => settle(net, options)).toThrow(expect.objectContaining({ message }));
  });
});
