// The loss of a network that gives the same answer to every row, the best one there is: a network that is no better has
// learned nothing from its inputs.
import { oneHot } from "../../data/classes.js";
import type { Dataset } from "../../data/dataset.js";
import { scale } from "../../data/scaling.js";
import { defaultLoss, type LossName, losses } from "../../loss/index.js";
import { log } from "../../math/index.js";
import type { Model } from "../../model/model.js";
import { outputActivation, outputSize } from "../../network/network.js";

/** By the loss's own reduction, of targets as the network sees them. */
export function baselineLoss(model: Model, data: Dataset): number {
  const loss = model.training?.loss ?? defaultLoss(outputActivation(model));
  const size = outputSize(model);
  const targets = seenTargets(model, data, size);
  const rows = targets.length / size;
  const output = meanOf(targets, size);
  const sample = { output, logits: logitsOf(loss, output) };
  let sum = 0;
  for (let row = 0; row < rows; row++)
    sum += losses[loss].value({ ...sample, target: targets.subarray(row * size, (row + 1) * size) });
  return losses[loss].reduction === "sum" ? sum : sum / rows;
}

function seenTargets({ targetScaling }: Model, { labels, targets }: Dataset, size: number) {
  if (labels) return oneHot(labels, size, "f64");
  return targetScaling ? scale(targets!, targetScaling) : targets!;
}

/** The mean target makes every one of our losses least. */
function meanOf(targets: ArrayLike<number>, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let i = 0; i < targets.length; i++) sums[i % size] += targets[i];
  return sums.map((sum) => (sum * size) / targets.length);
}

/** What gives these outputs. A class that never occurs gets a logit that is as good as minus infinity. */
function logitsOf(loss: LossName, outputs: Float64Array): Float64Array {
  const logOf = (x: number) => log(Math.max(x, 1e-300));
  if (loss === "cross-entropy") return outputs.map(logOf);
  return loss === "binary-cross-entropy" ? outputs.map((y) => logOf(y) - logOf(1 - y)) : outputs;
}
