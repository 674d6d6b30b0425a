// Momentum over root mean square, both freed of their start at 0: torch.optim.Adam.
// Source: Kingma & Ba, "Adam: a method for stochastic optimization", ICLR 2015.
import { checkOptimizer } from "./check.js";
import type { Adam, Schedule, Update } from "./optimizer.js";
import { power } from "./power.js";

export interface AdamOptions {
  readonly learningRate?: number | Schedule;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** Throws "optimizer/setting" */
export function adam({
  learningRate = 0.001,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
}: AdamOptions = {}): Adam {
  return checkOptimizer({ kind: "adam", learningRate, beta1, beta2, epsilon });
}

// m ← β₁ m + (1 − β₁) g
// v ← β₂ v + (1 − β₂) g²
// w ← w − α m/(1 − β₁ᵗ) / (√v/√(1 − β₂ᵗ) + ε), t counting steps from 1
export function updateAdam({ beta1, beta2, epsilon }: Omit<Adam, "kind">, at: Update): void {
  const { parameters, gradient, learningRate, step } = at;
  const [mean, square] = at.moments;
  const rate = learningRate / (1 - power(beta1, step + 1));
  const root = Math.sqrt(1 - power(beta2, step + 1));
  for (let i = 0; i < parameters.length; i++) {
    mean[i] = beta1 * mean[i] + (1 - beta1) * gradient[i];
    square[i] = beta2 * square[i] + (1 - beta2) * gradient[i] * gradient[i];
    parameters[i] -= (rate * mean[i]) / (Math.sqrt(square[i]) / root + epsilon);
  }
}
