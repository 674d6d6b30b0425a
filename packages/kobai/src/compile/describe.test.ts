import { describe, expect, it } from "vitest";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { copyParameters } from "../network/parameters.js";
import { describeKernels } from "./describe.js";

const digits = network({ inputSize: 20 }, [dense(13, "sigmoid"), dense(3, "softmax")]);

describe("describeKernels", () => {
  it("says where everything lies and how long each function is", () => {
    const inF32 = { ...digits, parameters: copyParameters(digits.parameters, "f32") };
    const [heading, layers, functions] = describeKernels(inF32).plan.split("\n\n");
    expect(heading).toBe("f32, 4 numbers in a vector; 64 rows a call; 64 KiB of memory");
    // 13 columns take 16 numbers in panels, a row of them 64 bytes; 3 columns take 4 numbers and 16 bytes
    expect(layers.split("\n")).toEqual([
      "layer   sizes    activation  kernel  panels  weights    bias       z            y",
      "dense1  20 → 13  sigmoid     dense   2 × 8   64–1344    1344–1408  7360–11456   over z",
      "dense2  13 → 3   softmax     dense   1 × 4   1408–1616  1664–1680  12480–13504  11456–12480",
    ]);
    // Sizes change with every change of a kernel; that they are those of the bytes is decode/module.test.ts's to say
    expect(
      functions
        .replace(/\d{2,}/g, "n")
        .split("\n")
        .map((line) => line.split(/\s{2,}/)),
    ).toEqual([
      ["function", "bytes", "instructions"],
      ["dense1.forward", "n", "n"],
      ["sigmoid", "n", "n"],
      ["dense2.forward", "n", "n"],
      ["log", "n", "n"],
      ["softmax", "n", "n"],
      ["infer", "n", "n"],
      ["the whole module", "n"],
    ]);
  });

  it("speaks of f64 where the parameters are", () => {
    const { plan, text } = describeKernels(digits);
    expect(plan).toContain("f64, 2 numbers in a vector;");
    expect(text).toContain("f64x2.mul");
  });

  it("gives the text of the whole module", () => {
    const { text } = describeKernels(digits);
    expect(text.startsWith("(module\n")).toBe(true);
    for (const name of ["infer", "dense1.forward", "sigmoid", "dense2.forward", "log", "softmax"])
      expect(text).toContain(`(func $${name}`);
    expect(text).toContain('(export "infer" (func $infer))');
  });
});
