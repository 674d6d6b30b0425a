// What each setting of an optimizer or a schedule may be. Settings are checked by their name, so that plain data
// from a file meets the same checks as the constructors.
import { fail } from "./errors.js";
import type { Optimizer, Schedule } from "./optimizer.js";

interface Rule {
  readonly holds: (value: unknown) => boolean;
  /** How a message says it. */
  readonly expected: string;
  readonly hint: string;
}

const positive = (value: unknown) => Number.isFinite(value) && (value as number) > 0;
const notNegative = (value: unknown) => Number.isFinite(value) && (value as number) >= 0;
const belowOne = (value: unknown) => notNegative(value) && (value as number) < 1;

const rate = { holds: positive, expected: "a finite number above 0" };
const share = { holds: belowOne, expected: "a number from 0 to less than 1" };

const rules: Readonly<Record<string, Rule>> = {
  learningRate: { ...rate, hint: "Try 0.001 with adam, 0.1 with gradientDescent." },
  momentum: { ...share, hint: "Try 0.9." },
  decay: { ...share, hint: "Try 0.99." },
  beta1: { ...share, hint: "Try 0.9." },
  beta2: { ...share, hint: "Try 0.999." },
  epsilon: { ...rate, hint: "Try 1e-8." },
  nesterov: { holds: (value) => typeof value === "boolean", expected: "true or false", hint: "Try false." },
  weightDecay: { holds: notNegative, expected: "a finite number of at least 0", hint: "Try 0.01." },
  from: { ...rate, hint: "It is the learning rate to start from." },
  to: { holds: notNegative, expected: "a finite number of at least 0", hint: "It is the rate at the end." },
  factor: { ...rate, hint: "It multiplies the learning rate; 0.1 makes it ten times smaller." },
  every: {
    holds: (value) => Number.isInteger(value) && positive(value),
    expected: "a whole number of at least 1",
    hint: "It counts epochs.",
  },
  warmup: { holds: notNegative, expected: "a finite number of at least 0", hint: "It counts epochs." },
};

/** Settings of each schedule besides `from` and `warmup`. */
const scheduleSettings: Readonly<Record<Schedule["kind"], readonly string[]>> = {
  constant: [],
  step: ["factor", "every"],
  linear: ["to"],
  exponential: ["factor"],
  cosine: ["to"],
};
/** Settings of each optimizer besides `learningRate`. */
const optimizerSettings: Readonly<Record<Optimizer["kind"], readonly string[]>> = {
  "gradient-descent": [],
  momentum: ["momentum", "nesterov"],
  rmsprop: ["decay", "epsilon"],
  adam: ["beta1", "beta2", "epsilon"],
  adamw: ["beta1", "beta2", "epsilon", "weightDecay"],
};

/** The first setting that breaks its rule, as the fields of a message. */
function firstBroken(settings: object, names: readonly string[]) {
  for (const setting of names) {
    const got = (settings as Record<string, unknown>)[setting];
    const { holds, expected, hint } = rules[setting];
    if (!holds(got)) return { setting, expected, got, hint };
  }
  return undefined;
}

/** The schedule itself. Throws "schedule/kind", "schedule/setting" */
export function checkSchedule(schedule: Schedule): Schedule {
  const { kind } = schedule;
  if (!Object.hasOwn(scheduleSettings, kind)) fail("schedule/kind", { got: kind });
  const broken = firstBroken(schedule, ["from", "warmup", ...scheduleSettings[kind]]);
  if (broken) fail("schedule/setting", { schedule: kind, ...broken });
  return schedule;
}

/** The optimizer itself. Throws "optimizer/kind", "optimizer/setting", and what `checkSchedule` throws */
export function checkOptimizer<O extends Optimizer>(optimizer: O): O {
  const { kind, learningRate } = optimizer;
  if (!Object.hasOwn(optimizerSettings, kind)) fail("optimizer/kind", { got: kind });
  const scheduled = typeof learningRate === "object" && learningRate !== null;
  if (scheduled) checkSchedule(learningRate);
  const broken = firstBroken(optimizer, [...(scheduled ? [] : ["learningRate"]), ...optimizerSettings[kind]]);
  if (broken) fail("optimizer/setting", { optimizer: kind, ...broken });
  return optimizer;
}
