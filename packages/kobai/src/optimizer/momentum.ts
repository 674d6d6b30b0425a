// Gradient descent with a memory of its direction: torch.optim.SGD(momentum, nesterov), dampening 0.
// Sources: Polyak 1964; Nesterov 1983 in the form of Sutskever, Martens, Dahl & Hinton 2013.
import { checkOptimizer } from "./check.js";
import type { Momentum, Schedule, Update } from "./optimizer.js";

export interface MomentumOptions {
  readonly learningRate: number | Schedule;
  readonly momentum?: number;
  readonly nesterov?: boolean;
}

/** Throws "optimizer/setting" */
export function momentum({ learningRate, momentum = 0.9, nesterov = false }: MomentumOptions): Momentum {
  return checkOptimizer({ kind: "momentum", learningRate, momentum, nesterov });
}

// v ← μ v + g
// w ← w − α v, or with Nesterov's look ahead w ← w − α (g + μ v)
export function updateMomentum({ momentum, nesterov }: Momentum, at: Update): void {
  const { parameters, gradient, learningRate } = at;
  const [velocity] = at.moments;
  for (let i = 0; i < parameters.length; i++) {
    velocity[i] = momentum * velocity[i] + gradient[i];
    const direction = nesterov ? gradient[i] + momentum * velocity[i] : velocity[i];
    parameters[i] -= learningRate * direction;
  }
}
