// The losses by name, and which of them can follow which activation.
import type { ActivationName } from "../network/activations.js";
import { binaryCrossEntropy } from "./binary-cross-entropy.js";
import { crossEntropy } from "./cross-entropy.js";
import { fail } from "./errors.js";
import { type Loss, type LossName, lossNames } from "./loss.js";
import { meanSquaredError } from "./mean-squared-error.js";
import { squaredError } from "./squared-error.js";

export { type Loss, type LossName, type LossSample, lossNames } from "./loss.js";

export const losses: Readonly<Record<LossName, Loss>> = {
  "squared-error": squaredError,
  "mean-squared-error": meanSquaredError,
  "cross-entropy": crossEntropy,
  "binary-cross-entropy": binaryCrossEntropy,
};

/** The loss that belongs to an output: the one whose gradient is output − target where there is such a pair. */
export function defaultLoss(activation: ActivationName): LossName {
  if (activation === "softmax") return "cross-entropy";
  return activation === "sigmoid" ? "binary-cross-entropy" : "mean-squared-error";
}

/** Throws "loss/name" when there is no such loss, "loss/needs-activation" when it cannot follow the last layer. */
export function checkLoss(loss: LossName, activation: ActivationName): void {
  if (!lossNames.includes(loss)) fail("loss/name", { got: loss });
  const needs = losses[loss].follows;
  if (needs !== undefined && needs !== activation)
    fail("loss/needs-activation", { loss, needs, got: activation });
}
