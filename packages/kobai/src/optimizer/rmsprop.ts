// Each parameter has its own pace: the gradient over its recent root mean square. torch.optim.RMSprop.
// Source: Tieleman & Hinton, Lecture 6.5 of "Neural Networks for Machine Learning", 2012.
import { checkOptimizer } from "./check.js";
import type { RmsProp, Schedule, Update } from "./optimizer.js";

export interface RmsPropOptions {
  readonly learningRate?: number | Schedule;
  readonly decay?: number;
  readonly epsilon?: number;
}

/** Throws "optimizer/setting" */
export function rmsprop({ learningRate = 0.01, decay = 0.99, epsilon = 1e-8 }: RmsPropOptions = {}): RmsProp {
  return checkOptimizer({ kind: "rmsprop", learningRate, decay, epsilon });
}

// s ← ρ s + (1 − ρ) g²
// w ← w − α g / (√s + ε)
export function updateRmsprop({ decay, epsilon }: RmsProp, at: Update): void {
  const { parameters, gradient, learningRate } = at;
  const [square] = at.moments;
  for (let i = 0; i < parameters.length; i++) {
    square[i] = decay * square[i] + (1 - decay) * gradient[i] * gradient[i];
    parameters[i] -= (learningRate * gradient[i]) / (Math.sqrt(square[i]) + epsilon);
  }
}
