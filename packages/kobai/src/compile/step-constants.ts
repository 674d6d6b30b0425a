// The numbers an optimizer reads anew at each step, made in f64: the learning rate with Adam's bias corrections
// folded in. W − rate/c₁ · m / (√v/√c₂ + ε) = W − (rate √c₂/c₁) · m / (√v + ε√c₂), with c = 1 − βᵗ.
import { power } from "../optimizer/index.js";
import type { Adam, AdamW, Optimizer } from "../optimizer/optimizer.js";

const perKind: Record<Optimizer["kind"], number> = {
  "gradient-descent": 1,
  momentum: 1,
  rmsprop: 1,
  adam: 2,
  adamw: 3,
};

export const constantsPerStep = (optimizer: Optimizer): number => perKind[optimizer.kind];

function adamConstants(
  { beta1, beta2, epsilon }: Pick<Adam | AdamW, "beta1" | "beta2" | "epsilon">,
  step: number,
  rate: number,
): number[] {
  const root = Math.sqrt(1 - power(beta2, step + 1));
  return [(rate * root) / (1 - power(beta1, step + 1)), epsilon * root];
}

/** What emit/update.ts reads at step number `step`, counted from 0. */
export function stepConstants(optimizer: Optimizer, step: number, rate: number): number[] {
  if (optimizer.kind === "adam") return adamConstants(optimizer, step, rate);
  if (optimizer.kind === "adamw")
    return [...adamConstants(optimizer, step, rate), 1 - rate * optimizer.weightDecay];
  return [rate];
}
