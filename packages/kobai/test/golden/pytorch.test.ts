// G2: parity with PyTorch. pytorch.json is made by pytorch.py; the promise is 1e-5, the reference keeps 1e-12.
import { describe, expect, it } from "vitest";
import { activationNames } from "../../src/network/activations.js";
import { referenceRunner, referenceTrainer } from "../../src/reference/machine.js";
import { answersOf, goldenCases, goldenJob, goldenRates, largestDifference } from "./pytorch-golden.js";

const bound = 1e-12;

describe("the reference gives the numbers of PyTorch 1.13", () => {
  it("in at least 30 cases that together have every activation, loss, optimizer and schedule", () => {
    const seen = (values: string[]) => [...new Set(values)].toSorted();
    const activations = goldenCases.flatMap(({ layers }) => layers.map(({ activation }) => activation));
    const schedules = goldenCases.flatMap(({ optimizer: { learningRate } }) =>
      typeof learningRate === "number" ? [] : [learningRate.kind],
    );
    expect(goldenCases.length).toBeGreaterThanOrEqual(30);
    expect(seen(activations)).toEqual([...activationNames].toSorted());
    expect(seen(goldenCases.map(({ loss }) => loss))).toHaveLength(4);
    expect(seen(goldenCases.map(({ optimizer }) => optimizer.kind))).toHaveLength(5);
    expect(seen(schedules)).toHaveLength(5);
  });

  it.each(goldenCases.map((golden) => [golden.name, golden] as const))("%s", async (_, golden) => {
    const { network, data } = goldenJob(golden, "f64");
    expect(largestDifference(referenceRunner(network).outputs(data.inputs), golden.outputs)).toBeLessThan(
      bound,
    );
    const answers = await answersOf(referenceTrainer, golden, "f64");
    for (const part of ["logits", "gradient", "lossSums", "parameters"] as const)
      expect(largestDifference(answers[part], golden[part]), part).toBeLessThan(bound);
  });

  it.each(
    goldenCases.filter(({ rates }) => rates.length > 0).map((golden) => [golden.name, golden] as const),
  )("%s: the learning rate of each step", (_, golden) => {
    expect(largestDifference(goldenRates(golden), golden.rates)).toBeLessThan(1e-15);
  });
});
