// Adam that first shrinks every parameter, apart from the gradient: torch.optim.AdamW.
// Source: Loshchilov & Hutter, "Decoupled weight decay regularization", ICLR 2019.
import { type AdamOptions, updateAdam } from "./adam.js";
import { checkOptimizer } from "./check.js";
import type { AdamW, Update } from "./optimizer.js";

/** Throws "optimizer/setting" */
export function adamw({
  learningRate = 0.001,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  weightDecay = 0.01,
}: AdamOptions & { readonly weightDecay?: number } = {}): AdamW {
  return checkOptimizer({ kind: "adamw", learningRate, beta1, beta2, epsilon, weightDecay });
}

// w ← (1 − α λ) w, then Adam
export function updateAdamw(adamw: AdamW, at: Update): void {
  const kept = 1 - at.learningRate * adamw.weightDecay;
  for (let i = 0; i < at.parameters.length; i++) at.parameters[i] *= kept;
  updateAdam(adamw, at);
}
