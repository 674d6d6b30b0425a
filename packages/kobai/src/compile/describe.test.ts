import { describe, expect, it } from "vitest";
import { dense } from "../network/dense.js";
import { type Network, network } from "../network/network.js";
import { copyParameters } from "../network/parameters.js";
import { describeKernels } from "./describe.js";

const digits = network({ inputSize: 20 }, [dense(13, "sigmoid"), dense(3, "softmax")]);

describe("describeKernels", () => {
  it("says where everything lies and how long each function is", () => {
    const inF32 = { ...digits, parameters: copyParameters(digits.parameters, "f32") };
    const [heading, layers, functions] = describeKernels(inF32).plan.split("\n\n");
    expect(heading.split("\n")).toEqual([
      "f32, 4 numbers in a vector; 192 rows a call; 64 KiB of memory",
      "trains on the dense path, where most inputs are 0 on the sparse path; not on the tiny path: 315 parameters are more than 160",
    ]);
    // 13 columns take 16 numbers in panels, a row of them 64 bytes; 3 columns take 4 numbers and 16 bytes
    expect(layers.split("\n")).toEqual([
      "layer   sizes    activation  kernel  panels  weights    bias       z            y            why",
      "dense1  20 → 13  sigmoid     dense   2 × 8   64–1344    1344–1408  20160–32448  over z       fewer than 64 inputs",
      "dense2  13 → 3   softmax     dense   1 × 4   1408–1616  1664–1680  35520–38592  32448–35520  zeros of hidden layers are not listed here",
    ]);
    // Sizes change with every change of a kernel; that they are those of the bytes is decode/module.test.ts's to say
    expect(
      functions
        .replace(/\d{2,}/g, "n")
        .split("\n")
        .map((line) => line.split(/\s{2,}/)),
    ).toEqual([
      ["function", "bytes", "instructions"],
      ["finite", "n", "n"],
      ["dense1.forward", "n", "n"],
      ["dense1.sigmoid", "n", "n"],
      ["dense2.forward", "n", "n"],
      ["softmax", "n", "n"],
      ["predict", "n", "n"],
      ["the whole module", "n"],
    ]);
  });

  it("says that many inputs are counted for their zeros", () => {
    const { plan, text } = describeKernels(network({ inputSize: 64 }, [dense(3, "softmax")]));
    expect(plan).toMatch(/counted .+ zeros of the inputs, counted in each call/);
    expect(text).toContain("(func $dense1.forward.sparse");
  });

  it("says which path trains the network, and why", () => {
    const pathLine = (made: Network) => describeKernels(made).plan.split("\n")[1];
    expect(pathLine(network({ inputSize: 3 }, [dense(3, "sigmoid"), dense(1, "sigmoid")]))).toBe(
      "trains on the tiny path: all parameters in locals, rows in lanes; with clipping on the dense path",
    );
    expect(
      pathLine(network({ inputSize: 3 }, [dense(3, "relu", { dropout: 0.5 }), dense(1, "sigmoid")])),
    ).toBe(
      "trains on the dense path, where most inputs are 0 on the sparse path; not on the tiny path: dropout",
    );
  });

  it("speaks of f64 where the parameters are", () => {
    const { plan, text } = describeKernels(digits);
    expect(plan).toContain("f64, 2 numbers in a vector;");
    expect(text).toContain("f64x2.mul");
  });

  it("gives the text of the whole module", () => {
    const { text } = describeKernels(digits);
    expect(text.startsWith("(module\n")).toBe(true);
    for (const name of ["predict", "dense1.forward", "dense1.sigmoid", "dense2.forward", "softmax"])
      expect(text).toContain(`(func $${name}`);
    expect(text).toContain('(export "predict" (func $predict))');
  });
});
