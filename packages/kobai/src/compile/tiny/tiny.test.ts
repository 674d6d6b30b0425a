import { describe, expect, it } from "vitest";
import { difference } from "../../../test/differential/both.js";
import { type JobShape, jobOf } from "../../../test/differential/jobs.js";
import { dense } from "../../network/dense.js";
import { gradientDescent } from "../../optimizer/index.js";
import { referenceTrainer } from "../../reference/machine.js";
import { compiledTrainer } from "../trainer.js";

const shape: JobShape = {
  seed: 3,
  inputSize: 3,
  layers: [dense(4, "tanh"), dense(2, "identity")],
  rows: 7,
  batchSize: 7,
};
const rates = (count: number, rate: number) => new Float64Array(count).fill(rate);

describe.each(["f32", "f64"] as const)("the tiny path in %s", (precision) => {
  it("takes the only batch again in every step, where all rows are one batch", async () => {
    const job = jobOf({ ...shape, precision });
    const [tiny, reference] = [await compiledTrainer(job, { way: "tiny" }), referenceTrainer(job)];
    const report = await tiny.train(0, 0, rates(70, 0.02));
    const { lossSums } = await reference.train(0, 0, rates(70, 0.02));
    expect(report.steps).toBe(70);
    lossSums.forEach((lossSum, step) => {
      const gap = Math.abs(report.lossSums[step] - lossSum) / lossSum;
      expect(gap).toBeLessThan(precision === "f64" ? 1e-13 : 1e-5);
    });
    const bound = precision === "f64" ? 1e-13 : 2e-5;
    expect(difference(await tiny.read(), await reference.read())).toBeLessThan(bound);
  });

  it("ends within the step whose loss is not finite, and that step changes nothing", async () => {
    const job = jobOf({
      ...shape,
      layers: [dense(4, "identity"), dense(2, "identity")],
      optimizer: gradientDescent({ learningRate: 1e6 }),
      precision,
    });
    const tiny = await compiledTrainer(job, { way: "tiny" });
    const { steps } = await tiny.train(0, 0, rates(200, 1e6));
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(60);
    const before = await tiny.snapshot();
    expect((await tiny.train(0, steps, rates(5, 1e6))).steps).toBe(0);
    expect(await tiny.snapshot()).toEqual(before);
  });

  it("has the same bits whatever the steps of a call, after a rewind and after a write", async () => {
    const job = jobOf({ ...shape, batchSize: 3, precision });
    const [once, often] = [
      await compiledTrainer(job, { way: "tiny" }),
      await compiledTrainer(job, { way: "tiny" }),
    ];
    await once.train(0, 0, rates(3, 0.1));
    await often.train(0, 0, rates(1, 0.1));
    const copy = await often.snapshot();
    await often.train(1, 1, rates(2, 0.3));
    await often.rewind(copy);
    const resumed = await compiledTrainer(job, { way: "tiny" });
    await resumed.write(await often.read());
    await often.train(1, 1, rates(2, 0.1));
    await resumed.train(1, 1, rates(2, 0.1));
    expect(await often.read()).toEqual(await once.read());
    expect(await resumed.read()).toEqual(await once.read());
  });

  it("makes the logits that the dense path makes of the same parameters, to the bit", async () => {
    const job = jobOf({ ...shape, precision });
    const [tiny, plain] = [
      await compiledTrainer(job, { way: "tiny" }),
      await compiledTrainer(job, { way: { inputs: false, hidden: false } }),
    ];
    await tiny.train(0, 0, rates(3, 0.1));
    await plain.write(await tiny.read());
    expect(await tiny.logits(job.data.inputs)).toEqual(await plain.logits(job.data.inputs));
  });
});
