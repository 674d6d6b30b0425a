// Layers whose units are dealt to threads: each computes its own, and needs those of the others before it goes on.
//
// With L such layers threads meet 2L − 1 times a step: when the outputs of a layer are there, and when the gradients are
// of all but the first. What keeps the rest apart:
// - A thread transposes the weights of a layer (for its share of the gradient of the input) on the way forward: they
//   change only behind the meeting that follows.
// - One thread may begin the next step while another still reads the first layer's outputs of this one: they have two
//   places, for even and for odd steps. All other outputs and gradients are written behind a meeting of their own step,
//   to which nobody comes before having read those of the step before.
// - The last layer is small: each thread computes all of it, from the same parameters. Who updates a part of them first
//   makes sure that all others have read them in this step. It comes last in a step, so that they mostly have long since.
// - Each thread writes the constants of the step, all the same, behind the first meeting: to which nobody comes before
//   having used those of the step before.
import type { Code } from "../encode/instruction.js";
import type { LayerPlan } from "../plan.js";
import type { TrainingPlan } from "../plan-training.js";
import { barrier } from "./barrier.js";
import type { Program } from "./program.js";

export const isDealt = ({ share, layers }: TrainingPlan, { index }: LayerPlan): boolean =>
  share.threads > 1 && index < layers.length - 1;

/** Naps of a quarter of a second: ten seconds, and the time in which even a slow machine makes a step. */
const patience = ({ batchRows, parameters: { start, end } }: TrainingPlan): number =>
  40 + Math.ceil((3 * batchRows * (end - start)) / 1e8);

function barrierAt(program: Program, plan: TrainingPlan, address: number) {
  const { threads } = plan.share;
  return barrier(program, { address, threads, patience: patience(plan), doubt: plan.meeting.doubt });
}

/** Waits until all threads have come here. */
export function meet(program: Program, plan: TrainingPlan): Code {
  const { arrive, wait } = barrierAt(program, plan, plan.meeting.barrier);
  return wait(arrive);
}

/** `arrive` where a thread has read the last layer's parameters in this step, and `wait` before it changes them. */
export const readers = (program: Program, plan: TrainingPlan) =>
  barrierAt(program, plan, plan.meeting.readers);

/** The plan of odd steps. */
export function oddPlan(plan: TrainingPlan): TrainingPlan {
  const [first, second, ...others] = plan.layers;
  const { twin, z, y, gradient, dropped, mask } = first;
  const moved = { z: z + twin, y: y + twin, gradient: gradient + twin, dropped: dropped + twin };
  return {
    ...plan,
    layers: [
      { ...first, ...moved, mask: mask > 0 ? mask + twin : 0 },
      { ...second, input: second.input + twin },
      ...others,
    ],
  };
}

/** The plan of the first thread where it computes all units of all layers: a layer that is dealt comes share by share. */
export const undealt = (plans: readonly TrainingPlan[]): TrainingPlan => ({
  ...plans[0],
  layers: plans[0].layers.flatMap((layer) =>
    isDealt(plans[0], layer)
      ? plans.map(({ layers }) => ({ ...layer, own: layers[layer.index].own }))
      : layer,
  ),
});
