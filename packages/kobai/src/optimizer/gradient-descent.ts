// Downhill, by the learning rate times the gradient: the lecture's update, torch.optim.SGD.
import { checkOptimizer } from "./check.js";
import type { GradientDescent, Schedule, Update } from "./optimizer.js";

/** Throws "optimizer/setting" */
export function gradientDescent({ learningRate }: { learningRate: number | Schedule }): GradientDescent {
  return checkOptimizer({ kind: "gradient-descent", learningRate });
}

// w ← w − α g
export function updateGradientDescent(_: GradientDescent, at: Update): void {
  const { parameters, gradient, learningRate } = at;
  for (let i = 0; i < parameters.length; i++) parameters[i] -= learningRate * gradient[i];
}
