import { mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Checkpoint, type Dataset, fit } from "kobai";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { watchFiles } from "../../test/faults/files.mjs";
import type { TrainingData } from "../data/training.js";
import { readTrainFlags } from "../options/train.js";
import { openCheckpoints } from "./checkpoints.js";
import { describeRun, differences, type RunDescription } from "./description.js";
import { runMessages } from "./errors.js";
import { fitOptions } from "./learn.js";
import { optimizerOf, scheduleOf } from "./optimizer.js";
import { type Plan, planTraining } from "./plan.js";
import { reproducingCommand } from "./reproduce.js";

const messageOf = async (action: () => unknown) => (await failureOf(action)).message;
const settingsOf = (raw: object) => readTrainFlags(raw).settings;

/** Ten rows of one input, two classes. */
const inputs = Float64Array.from({ length: 10 }, (_, i) => i);
const classes: TrainingData = {
  dataset: { inputs, labels: Uint8Array.from([0, 0, 0, 0, 0, 0, 1, 1, 1, 1]) },
  shape: { rows: 10, inputSize: 1, outputSize: 2, classes: true, pixels: false },
  names: {},
  summary: "",
  notes: [],
};
const numbers: TrainingData = {
  ...classes,
  dataset: {
    inputs,
    targets: Float64Array.from({ length: 10 }, (_, i) => 2 * i + 1),
  },
  shape: { ...classes.shape, outputSize: 1, classes: false },
};

describe("planTraining", () => {
  test("fits the scaling on the rows to learn from alone", async () => {
    const plan = await planTraining(classes, settingsOf({ validation: "0.3" }));
    const { rowCount, untrained } = plan;
    const [rows, validation] = [plan.rows, plan.validation] as Dataset[];
    expect([rowCount, validation.inputs.length]).toEqual([7, 3]);
    const mean = Array.from(rows.inputs).reduce((sum, x) => sum + x, 0) / 7;
    expect(untrained.scaling?.offset[0]).toBeCloseTo(mean, 12);
  });

  test("leaves categories 0 and 1 beside scaled numbers", async () => {
    const dataset = { inputs: Float64Array.of(0, 1, 0, 4, 0, 1), labels: Uint8Array.of(0, 1) };
    const inputs = [{ name: "size" }, { name: "color", categories: ["red", "blue"] }];
    const data = {
      ...classes,
      dataset,
      shape: { ...classes.shape, rows: 2, inputSize: 3 },
      names: { columns: { inputs, targets: ["kind"] } },
    };
    const { scaling } = (await planTraining(data, settingsOf({}))).untrained;
    expect(scaling).toEqual({ kind: "standard", offset: [2, 0, 0], factor: [0.5, 1, 1] });
  });

  test("scales the targets of a regression too", async () => {
    const { untrained } = await planTraining(numbers, settingsOf({ scale: "minmax" }));
    expect([untrained.scaling?.kind, untrained.targetScaling?.kind]).toEqual(["minmax", "standard"]);
    expect(
      (await planTraining(numbers, settingsOf({ scale: "none" }))).untrained.targetScaling,
    ).toBeUndefined();
  });

  test.each([
    ["cross-entropy", "softmax"],
    ["binary-cross-entropy", "sigmoid"],
    ["squared-error", "sigmoid"],
  ])("ends a network of classes under %s in %s", async (loss, activation) => {
    expect((await planTraining(classes, settingsOf({ loss }))).untrained.layers.at(-1)?.activation).toBe(
      activation,
    );
  });

  test("refuses what does not fit the data", async () => {
    const messageWith = (data: TrainingData, raw: object) =>
      messageOf(() => planTraining(data, settingsOf(raw)));
    expect(await messageWith(numbers, { loss: "cross-entropy" })).toBe(
      "--loss: expected mean-squared-error or squared-error to learn numbers, got cross-entropy. It is for classes.",
    );
    expect(await messageWith(classes, { batchSize: "11" })).toBe(
      "--batch-size: expected at most the 10 training rows, got 11. Use 10 to take them all at once.",
    );
    expect(await messageWith(classes, { validation: "0.01" })).toBe(
      "--validation: expected at least one row on each side, got a share of 0.01 of 10 rows. Use a larger share, or 0 for none.",
    );
    expect(await messageWith(classes, { hidden: "100000,100000" })).toBe(
      '--hidden: expected a network of at most 100 million parameters, got 10,000,500,002 with "100000,100000". Use smaller layers.',
    );
  });

  test("learns with every optimizer and schedule", async () => {
    for (const optimizer of ["gradient-descent", "momentum", "rmsprop", "adam", "adamw"])
      for (const schedule of ["constant", "step", "linear", "exponential", "cosine"]) {
        const settings = settingsOf({ optimizer, schedule, epochs: "2", hidden: "2" });
        const plan = await planTraining(classes, settings);
        const { history } = await fit(plan.untrained, plan.rows, fitOptions(plan, settings));
        expect(history.epochs.length).toBe(2);
      }
  });
});

describe("optimizerOf", () => {
  test("hands on Nesterov's look ahead", async () => {
    const { recipe } = await planTraining(classes, settingsOf({ preset: "best" }));
    expect(optimizerOf(recipe)).toMatchObject({
      kind: "momentum",
      nesterov: true,
      learningRate: { kind: "linear" },
    });
  });

  test("spreads a schedule over the whole training", () => {
    const rate = { learningRate: 1, epochs: 7 };
    expect(scheduleOf({ ...rate, schedule: "step" })).toMatchObject({ every: 3, factor: 0.1 });
    expect(scheduleOf({ ...rate, schedule: "exponential" })).toMatchObject({ factor: 1 - 4 / 11 });
  });
});

test("reproducingCommand names what decides the weights, and the seed always", () => {
  const raw = {
    target: "a b",
    hidden: "5",
    learningRate: "0.1",
    fast: true,
    json: true,
    out: "m",
    resume: true,
  };
  expect(reproducingCommand("d.csv", { ...raw, checkpoint: "c", threads: "1" }, 3)).toBe(
    "kobai train d.csv --target 'a b' --hidden 5 --learning-rate 0.1 --fast --seed 3",
  );
});

describe("openCheckpoints", () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "kobai-run-")), "ck");
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true }));

  const flags = readTrainFlags({ epochs: "4", hidden: "3", batchSize: "5" });
  let plan: Plan;
  let description: RunDescription;
  beforeEach(async () => {
    plan = await planTraining(classes, flags.settings);
    description = await describeRun(flags, plan.recipe, classes.dataset);
  });

  async function train(resume: boolean, stopAfter = Number.POSITIVE_INFINITY) {
    const { save, resume: from } = await openCheckpoints(folder, { resume, description });
    const controller = new AbortController();
    const options = { ...fitOptions(plan, flags.settings), ...(from && { resume: from }) };
    return fit(plan.untrained, plan.rows, {
      ...options,
      signal: controller.signal,
      onCheckpoint: (checkpoint: Checkpoint) => {
        if (checkpoint.epoch >= stopAfter) controller.abort();
        return save(checkpoint);
      },
    });
  }

  test("keeps the last two, and goes on to the bit", async () => {
    const whole = await train(false);
    expect((await readdir(folder)).sort()).toEqual([
      "run.json",
      "step-000000000006.safetensors",
      "step-000000000008.safetensors",
    ]);
    await rm(folder, { recursive: true });
    await train(false, 2);
    expect((await train(true)).model.parameters).toEqual(whole.model.parameters);
  });

  test("goes back to the checkpoint before when the newest is damaged", async () => {
    const whole = await train(false);
    await truncate(join(folder, "step-000000000008.safetensors"), 100);
    expect((await train(true)).model.parameters).toEqual(whole.model.parameters);
  });

  test("says what is wrong when none can be read", async () => {
    await train(false);
    for (const step of [6, 8]) await truncate(join(folder, `step-00000000000${step}.safetensors`), 4);
    expect(await messageOf(() => train(true))).toBe(
      `--resume: expected a whole checkpoint in ${folder}, got 2 that cannot be read. Begin again in another folder. (model file: expected at least 10 bytes, got 4. The file is damaged or cut short: copy or download it again.)`,
    );
  });

  test("says how to go on when one cannot be written", async () => {
    const saving = async () => {
      const fault = { error: "ENOSPC" };
      const step = (path: string) => /step-0+4\./.test(path);
      const unwatch = watchFiles(folder, ({ name, path }) =>
        name === "rename" && step(path) ? fault : undefined,
      );
      await train(false).finally(unwatch);
    };
    expect(await messageOf(saving)).toBe(
      `${join(folder, "step-000000000004.safetensors")}: the disk is full. Free some space and try again; nothing was changed. Then go on with the same command and --resume: the checkpoints before this one are whole.`,
    );
    expect(runMessages["run/unsaved"]({ reason: "It failed.", resumable: false })).toBe(
      "It failed. Then go on with the same command.",
    );
  });

  test("never writes over another run", async () => {
    await train(false);
    expect(await messageOf(() => train(false))).toBe(
      `--checkpoint: expected a folder without checkpoints, got those of another run in ${folder}. Go on with --resume, or name another folder.`,
    );
  });

  test("refuses to resume where nothing is", async () => {
    expect(await messageOf(() => train(true))).toBe(
      `--resume: expected a checkpoint in ${folder}, got none. Leave --resume out to begin.`,
    );
  });

  test("refuses another run, naming what differs", async () => {
    await train(false);
    const other = { ...description, data: "x", "--learning-rate": "9" };
    expect(await messageOf(() => openCheckpoints(folder, { resume: true, description: other }))).toBe(
      `--resume: expected the run that ${folder} began, got another data, --learning-rate (before 0.01, now 9). Give the same command, or leave --resume out and name another folder.`,
    );
  });

  test.each(["", "[", "3"])("refuses a description that is %j", async (text) => {
    await train(false);
    await writeFile(join(folder, "run.json"), text);
    expect(await messageOf(() => train(true))).toBe(
      `--resume: expected run.json of ${folder} to describe the run, got something else. Begin again in another folder.`,
    );
  });
});

test("differences name what an older description did not know", () => {
  expect(differences({ a: "1" }, { a: "1", b: "2" })).toEqual([{ name: "b", before: "nothing", now: "2" }]);
});
