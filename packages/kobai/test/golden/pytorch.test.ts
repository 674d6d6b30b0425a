// G2: parity with PyTorch, for every machine. pytorch.json is made by pytorch.py; the promise is 1e-5, f64 keeps 1e-12.
import { describe, expect, it } from "vitest";
import { compiledTrainer } from "../../src/compile/trainer.js";
import type { Trainer, TrainingJob } from "../../src/machine.js";
import { activationNames } from "../../src/network/activations.js";
import type { Precision } from "../../src/network/parameters.js";
import { referenceRunner, referenceTrainer } from "../../src/reference/machine.js";
import { answersOf, goldenCases, goldenJob, goldenRates, largestDifference } from "./pytorch-golden.js";

interface Machine {
  readonly name: string;
  readonly trainerOf: (job: TrainingJob) => Trainer | Promise<Trainer>;
  readonly precision: Precision;
  readonly bound: number;
}

const machines: Machine[] = [
  { name: "the reference", trainerOf: referenceTrainer, precision: "f64", bound: 1e-12 },
  { name: "compiled f64", trainerOf: (job) => compiledTrainer(job), precision: "f64", bound: 1e-12 },
  { name: "compiled f32", trainerOf: (job) => compiledTrainer(job), precision: "f32", bound: 1e-5 },
  {
    name: "compiled f32, sparse",
    trainerOf: (job) => compiledTrainer(job, { way: { inputs: true, hidden: true } }),
    precision: "f32",
    bound: 1e-5,
  },
];

for (const { name, trainerOf, precision, bound } of machines)
  describe(`${name} gives the numbers of PyTorch 1.13`, () => {
    for (const golden of goldenCases)
      it(golden.name, async () => {
        const answers = await answersOf(trainerOf, golden, precision);
        for (const part of ["logits", "gradient", "lossSums", "parameters"] as const)
          expect(largestDifference(answers[part], golden[part]), part).toBeLessThan(bound);
      });
  });

describe("the golden cases", () => {
  it("are at least 30 and together have every activation, loss, optimizer and schedule", () => {
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

  it("have the outputs of the reference after their last activation", () => {
    for (const golden of goldenCases) {
      const { network, data } = goldenJob(golden, "f64");
      const outputs = referenceRunner(network).outputs(data.inputs);
      expect(largestDifference(outputs, golden.outputs), golden.name).toBeLessThan(1e-12);
    }
  });

  it("have the learning rates that their schedules give for each step", () => {
    const scheduled = goldenCases.filter(({ optimizer }) => typeof optimizer.learningRate === "object");
    expect(scheduled.length).toBeGreaterThanOrEqual(5);
    for (const golden of scheduled)
      expect(largestDifference(goldenRates(golden), golden.rates), golden.name).toBeLessThan(1e-15);
  });
});
