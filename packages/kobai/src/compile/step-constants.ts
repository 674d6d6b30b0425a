// The numbers an optimizer reads anew at each step, made in f64: the learning rate with Adam's bias corrections
// folded in. W − rate/c₁ · m / (√v/√c₂ + ε) = W − (rate √c₂/c₁) · m / (√v + ε√c₂), with c = 1 − βᵗ.
import type { Floats } from "../network/parameters.js";
import { power } from "../optimizer/index.js";
import type { Optimizer } from "../optimizer/optimizer.js";

const perKind: Record<Optimizer["kind"], number> = {
  "gradient-descent": 1,
  momentum: 1,
  rmsprop: 1,
  adam: 2,
  adamw: 3,
};

export const constantsPerStep = (optimizer: Optimizer): number => perKind[optimizer.kind];

/** Writes what emit/update.ts reads at each of the steps from `first` on, counted from 0, which have these rates. */
export function writeStepConstants(
  optimizer: Optimizer,
  first: number,
  rates: ArrayLike<number>,
  table: Floats | number[],
): void {
  for (let i = 0, at = 0; i < rates.length; i++) {
    const rate = rates[i];
    if (optimizer.kind === "adam" || optimizer.kind === "adamw") {
      const { beta1, beta2, epsilon } = optimizer;
      const root = Math.sqrt(1 - power(beta2, first + i + 1));
      table[at++] = (rate * root) / (1 - power(beta1, first + i + 1));
      table[at++] = epsilon * root;
    } else table[at++] = rate;
    if (optimizer.kind === "adamw") table[at++] = 1 - rate * optimizer.weightDecay;
  }
}
