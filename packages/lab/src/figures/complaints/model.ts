// The complaint ledger: what each sample wants of each number of the node, and the step that follows when all of them
// are heard at once (batch), two at a time (mini-batch) or one after the other (online).
import { gradientOf, lossOf, type Parameters, samples } from "../../lesson/node.js";

export const modes = ["batch", "mini", "online"] as const;
export type Mode = (typeof modes)[number];

/** How often a run goes through all samples. */
export const passes = 20;

/** The samples that each step of a pass hears, by their places. */
export const batches: Readonly<Record<Mode, readonly (readonly number[])[]>> = {
  batch: [[0, 1, 2]],
  mini: [[0, 1], [2]],
  online: [[0], [1], [2]],
};

/** One step, seen before it is taken. */
export interface Moment {
  readonly parameters: Parameters;
  /** −∂loss/∂w1, w2, w3, b of each sample: which way, and how strongly, it pulls. */
  readonly pulls: readonly (readonly number[])[];
  /** The samples that are heard. */
  readonly batch: readonly number[];
  /** What they pull together. */
  readonly sum: readonly number[];
  /** learning rate × sum: what is added to the parameters. */
  readonly step: readonly number[];
  /** Over all three samples. */
  readonly loss: number;
}

interface Plan {
  readonly mode: Mode;
  readonly alpha: number;
}

export function moment(parameters: Parameters, { mode, alpha }: Plan, index: number): Moment {
  const order = batches[mode];
  const batch = order[index % order.length];
  const pulls = samples.map((sample) => gradientOf(parameters, [sample]).map((slope) => 0 - slope));
  const sum = parameters.map((_, j) => batch.reduce((total, i) => total + pulls[i][j], 0));
  const step = sum.map((pull) => alpha * pull);
  return { parameters, pulls, batch, sum, step, loss: lossOf(parameters) };
}

export const after = ({ parameters, step }: Moment): Parameters =>
  parameters.map((value, j) => value + step[j]);

export const stepsOf = (mode: Mode) => passes * batches[mode].length;

/** Every moment of a run, the last one before a step that is not taken any more. */
export function run(start: Parameters, plan: Plan): Moment[] {
  const moments = [moment(start, plan, 0)];
  for (let index = 1; index <= stepsOf(plan.mode); index++)
    moments.push(moment(after(moments[index - 1]), plan, index));
  return moments;
}

/** The same place in another way of hearing: as many whole passes. */
export function moved(step: number, from: Mode, to: Mode): number {
  return Math.floor(step / batches[from].length) * batches[to].length;
}
