// The optimizers and schedules, and the one update that dispatches to them.
import { updateAdam } from "./adam.js";
import { updateAdamw } from "./adamw.js";
import { updateGradientDescent } from "./gradient-descent.js";
import { updateMomentum } from "./momentum.js";
import type { Optimizer, OptimizerName, Update } from "./optimizer.js";
import { updateRmsprop } from "./rmsprop.js";

export { type AdamOptions, adam } from "./adam.js";
export { adamw } from "./adamw.js";
export { checkOptimizer, checkSchedule } from "./check.js";
export { gradientDescent } from "./gradient-descent.js";
export { type MomentumOptions, momentum } from "./momentum.js";
export { momentsOf, type Optimizer, type OptimizerName, type Schedule, type Update } from "./optimizer.js";
export { power } from "./power.js";
export { type RmsPropOptions, rmsprop } from "./rmsprop.js";
export {
  constant,
  cosine,
  exponential,
  learningRateAt,
  linear,
  type Moment,
  step,
} from "./schedules.js";

const updates: {
  [Kind in OptimizerName]: (optimizer: Extract<Optimizer, { kind: Kind }>, at: Update) => void;
} = {
  "gradient-descent": updateGradientDescent,
  momentum: updateMomentum,
  rmsprop: updateRmsprop,
  adam: updateAdam,
  adamw: updateAdamw,
};

/** One step of an optimizer on one array of parameters, in place. */
export function update<Kind extends OptimizerName>(
  optimizer: Extract<Optimizer, { kind: Kind }>,
  at: Update,
): void {
  updates[optimizer.kind](optimizer, at);
}
