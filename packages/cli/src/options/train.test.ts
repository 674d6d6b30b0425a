import { describe, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { usualMemory } from "../files/spool.js";
import { type RawTrainFlags, readTrainFlags } from "./train.js";

const settingsOf = (raw: RawTrainFlags) => readTrainFlags(raw).settings;
const messageOf = async (raw: RawTrainFlags) => (await failureOf(() => readTrainFlags(raw))).message;

describe("readTrainFlags", () => {
  test("leaves everything open that was not given", () => {
    expect(readTrainFlags({})).toEqual({
      settings: { preset: "auto", seed: 0, precision: "f32", fast: false },
      threads: "auto",
      memory: usualMemory(),
      task: "auto",
      missing: "error",
      unseen: "error",
      resume: false,
      json: false,
    });
  });

  test("takes every flag", () => {
    const raw = { hidden: "100,50", activation: "SiLU", learningRate: "1e-3", batchSize: "32", epochs: "5" };
    const more = {
      schedule: "cosine",
      optimizer: "adamw",
      loss: "cross-entropy",
      validation: "0.1",
      seed: "7",
    };
    expect(
      settingsOf({ ...raw, ...more, precision: "f64", fast: true, scale: "minmax", preset: "best" }),
    ).toEqual({
      preset: "best",
      hidden: [100, 50],
      activation: "silu",
      loss: "cross-entropy",
      optimizer: "adamw",
      learningRate: 0.001,
      schedule: "cosine",
      batchSize: 32,
      epochs: 5,
      scale: "minmax",
      validation: 0.1,
      seed: 7,
      precision: "f64",
      fast: true,
    });
  });

  test("takes several targets, and the places of files", () => {
    const flags = readTrainFlags({ target: "a,b", test: "t.csv", out: "m", checkpoint: "c", resume: true });
    expect(flags).toMatchObject({
      targets: ["a", "b"],
      test: "t.csv",
      out: "m",
      checkpoint: "c",
      resume: true,
    });
  });

  test("takes none for no hidden layer", () => {
    expect(settingsOf({ hidden: "none" }).hidden).toEqual([]);
  });

  test.each([
    ["auto", "auto"],
    ["1", 1],
    ["8", 8],
  ])("takes --threads %s", (threads, count) => {
    expect(readTrainFlags({ threads }).threads).toBe(count);
  });

  test.each(["0", "-1", "NaN", "Infinity", "1e999", "0x10", "1_000", "", "ten", "１"])(
    "refuses the learning rate %j",
    async (learningRate) => {
      expect(await messageOf({ learningRate })).toBe(
        `--learning-rate: expected a finite number above 0, got "${learningRate}". Try 0.001.`,
      );
    },
  );

  test.each(["0", "-3", "1.5", "1e9", "x"])("refuses %j epochs", async (epochs) => {
    expect(await messageOf({ epochs })).toBe(
      `--epochs: expected a whole number from 1 to 1000000, got "${epochs}". Try 10.`,
    );
  });

  test("refuses a batch of 0", async () => {
    expect(await messageOf({ batchSize: "0" })).toBe(
      '--batch-size: expected a whole number from 1 to 2147483647, got "0". Try 32.',
    );
  });

  test.each(["1.5", "-1", "9007199254740992", "abc"])("refuses the seed %j", async (seed) => {
    expect(await messageOf({ seed })).toBe(
      `--seed: expected a whole number from 0 to 9007199254740991, got "${seed}". Use 0 if you have no preference.`,
    );
  });

  test.each([
    ["512MB", 512e6],
    ["1.5 gb", 1.5e9],
    ["800kB", 8e5],
  ])("takes %s of memory", (memory, bytes) => {
    expect(readTrainFlags({ memory }).memory).toBe(bytes);
  });

  test.each(["512", "0MB", "-1GB", "MB", "1.2.3GB", "1 GiB"])("refuses %j of memory", async (memory) => {
    expect(await messageOf({ memory })).toBe(
      `--memory: expected a size such as 512MB or 2GB, got "${memory}".`,
    );
  });

  test.each(["1", "-0.1", "10%", "NaN"])("refuses the validation share %j", async (validation) => {
    expect(await messageOf({ validation })).toBe(
      `--validation: expected a share from 0 to less than 1, got "${validation}". Try 0.1, or 0 for none.`,
    );
  });

  test.each(["0", "1e9", "100,,50", "100,0", "ten", ""])("refuses the hidden sizes %j", async (hidden) => {
    expect(await messageOf({ hidden })).toBe(
      `--hidden: expected sizes from 1 to 1048576 with commas between, got "${hidden}". Write 100,50 for two layers, none for no hidden layer.`,
    );
  });

  test("suggests the name that was probably meant", async () => {
    expect(await messageOf({ optimizer: "adma" })).toBe(
      '--optimizer: expected gradient-descent, momentum, rmsprop, adam or adamw, got "adma". Did you mean adam?',
    );
    expect(await messageOf({ preset: "speed" })).toBe(
      '--preset: expected auto, lecture or best, got "speed".',
    );
    expect(await messageOf({ precision: "f16" })).toBe('--precision: expected f32 or f64, got "f16".');
  });

  test("refuses softmax in a hidden layer", async () => {
    expect(await messageOf({ activation: "softmax" })).toBe(
      "--activation: expected an activation for hidden layers, got softmax. It belongs to the output, which cross-entropy gives it.",
    );
  });

  test("refuses --resume without a folder", async () => {
    expect(await messageOf({ resume: true })).toBe(
      "--resume: expected --checkpoint DIR beside it, got none. Name the folder that the stopped run wrote to.",
    );
  });

  test("refuses empty names", async () => {
    expect(await messageOf({ out: "" })).toBe(
      "--out: expected a value, got an empty one. Leave --out out instead.",
    );
  });
});
