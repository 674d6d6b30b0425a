// Layers whose units are dealt to threads: each computes its own, and needs those of the others before it goes on.
//
// With L such layers threads meet 2L − 1 times a step: when the outputs of a layer are there, and when the gradients are
// of all but the first. Beside that:
// - The last layer, which is small, the loss and the step's constants are the first thread's. The others do meanwhile what
//   they can, and wait for the gradient. Then each updates the weights from its own units, which nobody else reads in
//   this step any more. Where the gradient is clipped, each keeps it for those, and the first updates all.
// - A thread transposes the weights of a layer (for its share of the gradient of the input) on the way forward. It changes
//   its own before it meets the others on the way back: behind that meeting nobody reads any more what others have put
//   out on the way forward, and the next step may begin with other outputs.
// - All else that is of one step is written behind a meeting, to which nobody comes before the step before is over.
import type { Local } from "../encode/function.js";
import { type Code, op } from "../encode/instruction.js";
import type { LayerPlan } from "../plan.js";
import type { TrainingPlan } from "../plan-training.js";
import { barrier } from "./barrier.js";
import type { Program } from "./program.js";

export const isDealt = ({ share, layers }: TrainingPlan, { index }: LayerPlan): boolean =>
  share.threads > 1 && index < layers.length - 1;

/** Whether a thread computes a layer: the last one is the first's. */
export const isOurs = (plan: TrainingPlan, layer: LayerPlan): boolean =>
  plan.share.thread === 0 || isDealt(plan, layer);

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

/** For how long the first thread has its turn, in looks (emit/barrier.ts), as measured. */
function looksOfTurn({ layers, batchRows }: TrainingPlan): number {
  const { inputSize, outputSize } = layers[layers.length - 1];
  return batchRows * outputSize * (Math.ceil(inputSize / 3) + 16);
}

/** The first thread's turn, and what the others do until it is over. */
export function firstTurn(
  program: Program,
  plan: TrainingPlan,
  turn: Code,
  meanwhile: Code,
  round: Local,
): Code {
  const { share, meeting } = plan;
  if (share.threads === 1) return turn;
  const { arrive, wait } = barrierAt(program, plan, meeting.turn);
  return share.thread === 0
    ? [turn, op("drop", arrive)]
    : [round.set(arrive), meanwhile, wait(round.get, looksOfTurn(plan))];
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
