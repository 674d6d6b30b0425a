import { describe, expect, it } from "vitest";
import { EpochRecords } from "./records.js";

describe("EpochRecords", () => {
  it("gives back what was added, numbered from 1, over any number of epochs", () => {
    const records = new EpochRecords(false);
    const added = Array.from({ length: 2000 }, (_, i) => ({
      loss: 1 / (i + 1),
      learningRate: 0.1 / Math.ceil((i + 1) / 700),
      seconds: Math.floor(i / 300),
    }));
    for (const epoch of added) records.add({ loss: epoch.loss }, epoch);
    expect(records.all()).toEqual(added.map((epoch, i) => ({ epoch: i + 1, ...epoch })));
    expect(records.last()).toEqual(records.all()[1999]);
  });

  it("goes on after somebody has read", () => {
    const records = new EpochRecords(true);
    const same = { learningRate: 0.1, seconds: 2 };
    records.add({ loss: 3, accuracy: 0.5 }, same);
    const before = records.all();
    records.add({ loss: 2, accuracy: 0.75 }, same);
    expect(before).toEqual([{ epoch: 1, loss: 3, accuracy: 0.5, ...same }]);
    expect(records.all()).toEqual([...before, { epoch: 2, loss: 2, accuracy: 0.75, ...same }]);
    expect(records.all()).toBe(records.all());
  });

  it("keeps the validation of its epoch alone", () => {
    const records = new EpochRecords(false);
    const same = { learningRate: 0.1, seconds: 2 };
    const validation = { loss: 1 };
    for (const judged of [undefined, validation, undefined])
      records.add({ loss: 3 }, { ...same, validation: judged });
    expect(records.all().map((record) => record.validation)).toEqual([undefined, validation, undefined]);
    expect(records.all()[0]).not.toHaveProperty("validation");
  });

  it("is empty where no epoch was finished", () => {
    expect(new EpochRecords(true).all()).toEqual([]);
  });
});
