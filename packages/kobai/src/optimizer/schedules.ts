// How the learning rate moves. A schedule is plain data; `learningRateAt` is the only thing that reads it.
// Rates are made in f64 from + − × ÷ and our own exp, log and cos, so that they are the same on every engine.
import { cos, exp, log } from "../math/index.js";
import { checkSchedule } from "./check.js";
import type { Schedule } from "./optimizer.js";
import { power } from "./power.js";

interface WarmUp {
  /** Epochs (or a part of one) in which the rate first rises evenly from 0; the schedule begins after them. */
  readonly warmup?: number;
}
interface Falling extends WarmUp {
  /** The rate that the end of the training would have; 0 by default. */
  readonly to?: number;
}

/** Throws "schedule/setting" */
export function constant(from: number, { warmup = 0 }: WarmUp = {}): Schedule {
  return checkSchedule({ kind: "constant", from, warmup });
}

/** Throws "schedule/setting" */
export function step(
  from: number,
  { factor = 0.1, every, warmup = 0 }: WarmUp & { factor?: number; every: number },
): Schedule {
  return checkSchedule({ kind: "step", from, factor, every, warmup });
}

/** Throws "schedule/setting" */
export function linear(from: number, { to = 0, warmup = 0 }: Falling = {}): Schedule {
  return checkSchedule({ kind: "linear", from, to, warmup });
}

/** Throws "schedule/setting" */
export function exponential(from: number, { factor, warmup = 0 }: WarmUp & { factor: number }): Schedule {
  return checkSchedule({ kind: "exponential", from, factor, warmup });
}

/** Throws "schedule/setting" */
export function cosine(from: number, { to = 0, warmup = 0 }: Falling = {}): Schedule {
  return checkSchedule({ kind: "cosine", from, to, warmup });
}

/** Where a training stands: `step` counts its steps from 0. */
export interface Moment {
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
}

/** The learning rate of one step. */
export function learningRateAt(learningRate: number | Schedule, moment: Moment): number {
  if (typeof learningRate === "number") return learningRate;
  const { step, stepsPerEpoch, epochs } = moment;
  const warmupSteps = Math.round(learningRate.warmup * stepsPerEpoch);
  // rises in equal parts, the next of which would be the schedule's own first rate
  if (step < warmupSteps) return (learningRate.from * (step + 1)) / (warmupSteps + 1);
  const past = step - warmupSteps;
  const all = Math.max(1, epochs * stepsPerEpoch - warmupSteps);
  return scheduled(learningRate, { epoch: past / stepsPerEpoch, progress: Math.min(1, past / all) });
}

/** The rate after `epoch` epochs (whole and parts) and `progress` (0…1) of the way, both counted after the warm-up. */
function scheduled(schedule: Schedule, { epoch, progress }: { epoch: number; progress: number }): number {
  const { from } = schedule;
  switch (schedule.kind) {
    case "constant":
      return from;
    case "step":
      return from * power(schedule.factor, Math.floor(epoch / schedule.every));
    case "linear":
      return from + (schedule.to - from) * progress;
    case "exponential":
      return from * exp(epoch * log(schedule.factor));
    case "cosine":
      return schedule.to + (from - schedule.to) * 0.5 * (1 + cos(Math.PI * progress));
  }
}
