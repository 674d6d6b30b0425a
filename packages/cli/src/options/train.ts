// The flags of `kobai train`, checked one by one before any file is opened.
import type { Unseen } from "@kobai/tables";
import { type ActivationName, activationNames, type LossName, lossNames, type Precision } from "kobai";
import { fail } from "./errors.js";
import { readUnseen } from "./unseen.js";
import { filled, hiddenSizes, memorySize, oneOf, positiveNumber, share, wholeNumber } from "./values.js";

export const optimizerNames = ["gradient-descent", "momentum", "rmsprop", "adam", "adamw"] as const;
export type OptimizerChoice = (typeof optimizerNames)[number];
export const scheduleNames = ["constant", "step", "linear", "exponential", "cosine"] as const;
export type ScheduleChoice = (typeof scheduleNames)[number];
export const presetNames = ["auto", "lecture", "best"] as const;
export type PresetName = (typeof presetNames)[number];
export const scaleNames = ["auto", "none", "standard", "minmax"] as const;
export type ScaleChoice = (typeof scaleNames)[number];
export const missingNames = ["error", "drop", "mean"] as const;
export type MissingChoice = (typeof missingNames)[number];

export const taskNames = ["auto", "classification", "regression"] as const;
export type TaskChoice = (typeof taskNames)[number];

/** As commander hands them over: the text behind each flag. */
export interface RawTrainFlags {
  readonly target?: string;
  readonly hidden?: string;
  readonly activation?: string;
  readonly loss?: string;
  readonly optimizer?: string;
  readonly learningRate?: string;
  readonly schedule?: string;
  readonly batchSize?: string;
  readonly epochs?: string;
  readonly seed?: string;
  readonly threads?: string;
  readonly memory?: string;
  readonly precision?: string;
  readonly fast?: boolean;
  readonly scale?: string;
  readonly task?: string;
  readonly missing?: string;
  readonly unseen?: string;
  readonly validation?: string;
  readonly test?: string;
  readonly out?: string;
  readonly checkpoint?: string;
  readonly resume?: boolean;
  readonly preset?: string;
  readonly report?: string;
  readonly json?: boolean;
}

/** What decides the weights: with the data, all that a run is made of. Absent is left to the preset. */
export interface TrainSettings {
  readonly preset: PresetName;
  readonly hidden?: readonly number[];
  readonly activation?: ActivationName;
  readonly loss?: LossName;
  readonly optimizer?: OptimizerChoice;
  readonly learningRate?: number;
  readonly schedule?: ScheduleChoice;
  readonly batchSize?: number;
  readonly epochs?: number;
  readonly scale?: ScaleChoice;
  readonly validation?: number;
  readonly seed: number;
  readonly precision: Precision;
  readonly fast: boolean;
}

export interface TrainFlags {
  readonly settings: TrainSettings;
  readonly targets?: readonly string[];
  readonly threads: "auto" | number;
  /** Bytes that a table may take in memory. */
  readonly memory: number;
  readonly task: TaskChoice;
  readonly missing: MissingChoice;
  /** Of the rows to test on: those to learn from have seen all of theirs. */
  readonly unseen: Unseen;
  readonly test?: string;
  readonly out?: string;
  readonly checkpoint?: string;
  readonly resume: boolean;
  readonly report?: string;
  readonly json: boolean;
}

const largest = Number.MAX_SAFE_INTEGER;

const rules = {
  epochs: { min: 1, max: 1_000_000, hint: "Try 10." },
  batchSize: { min: 1, max: 2 ** 31 - 1, hint: "Try 32." },
  threads: { min: 1, max: 64, hint: "Use auto to leave it to kobai." },
  seed: { min: 0, max: largest, hint: "Use 0 if you have no preference." },
};

function threadCount(text: string): "auto" | number {
  return text.toLowerCase() === "auto" ? "auto" : wholeNumber("--threads", text, rules.threads);
}

function hiddenActivation(text: string): ActivationName {
  if (text.toLowerCase() === "softmax") fail("option/softmax-hidden", {});
  const names = activationNames.filter((name) => name !== "softmax");
  return oneOf("--activation", text, names);
}

/** One entry, checked, where the flag was given. */
function given<Key extends string, Value>(
  key: Key,
  text: string | undefined,
  check: (text: string) => Value,
): Partial<Record<Key, Value>> {
  return text === undefined ? {} : ({ [key]: check(text) } as Record<Key, Value>);
}

function readSettings(raw: RawTrainFlags): TrainSettings {
  const rateHint = "Try 0.001.";
  return {
    preset: oneOf("--preset", raw.preset ?? "auto", presetNames),
    ...given("hidden", raw.hidden, hiddenSizes),
    ...given("activation", raw.activation, hiddenActivation),
    ...given("loss", raw.loss, (text) => oneOf("--loss", text, lossNames)),
    ...given("optimizer", raw.optimizer, (text) => oneOf("--optimizer", text, optimizerNames)),
    ...given("learningRate", raw.learningRate, (text) => positiveNumber("--learning-rate", text, rateHint)),
    ...given("schedule", raw.schedule, (text) => oneOf("--schedule", text, scheduleNames)),
    ...given("batchSize", raw.batchSize, (text) => wholeNumber("--batch-size", text, rules.batchSize)),
    ...given("epochs", raw.epochs, (text) => wholeNumber("--epochs", text, rules.epochs)),
    ...given("scale", raw.scale, (text) => oneOf("--scale", text, scaleNames)),
    ...given("validation", raw.validation, (text) => share("--validation", text)),
    seed: wholeNumber("--seed", raw.seed ?? "0", rules.seed),
    precision: oneOf("--precision", raw.precision ?? "f32", ["f32", "f64"]),
    fast: raw.fast ?? false,
  };
}

/** Throws "option/…": see options/errors.ts. */
export function readTrainFlags(raw: RawTrainFlags): TrainFlags {
  if (raw.resume && raw.checkpoint === undefined) fail("option/resume", {});
  return {
    settings: readSettings(raw),
    ...given("targets", raw.target, (text) => filled("--target", text).split(",")),
    threads: threadCount(raw.threads ?? "auto"),
    memory: memorySize(raw.memory),
    task: oneOf("--task", raw.task ?? "auto", taskNames),
    missing: oneOf("--missing", raw.missing ?? "error", missingNames),
    unseen: readUnseen(raw.unseen),
    ...given("test", raw.test, (text) => filled("--test", text)),
    ...given("out", raw.out, (text) => filled("--out", text)),
    ...given("checkpoint", raw.checkpoint, (text) => filled("--checkpoint", text)),
    resume: raw.resume ?? false,
    ...given("report", raw.report, (text) => filled("--report", text)),
    json: raw.json ?? false,
  };
}
