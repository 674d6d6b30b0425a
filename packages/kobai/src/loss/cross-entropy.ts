// How surprised softmax is by the wanted distribution, in nats: torch.nn.CrossEntropyLoss.
// Made from logits, so that a probability too small for a float still has a logarithm.
import { exp, log } from "../math/index.js";
import type { Loss } from "./loss.js";

/** m = max z and log Σ exp(z − m), so that −log pᵢ = logSum − (zᵢ − m) without overflow. */
function shiftedLogSum(logits: ArrayLike<number>): { max: number; logSum: number } {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) max = Math.max(max, logits[i]);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += exp(logits[i] - max);
  return { max, logSum: log(sum) };
}

/** Numeric  the target is a distribution: each part ≥ 0, all together 1 (one-hot for a label) */
export const crossEntropy: Loss = {
  name: "cross-entropy",
  reduction: "mean",
  follows: "softmax",
  // L = −Σ t log p
  value: ({ logits, target }) => {
    const { max, logSum } = shiftedLogSum(logits);
    let sum = 0;
    for (let i = 0; i < logits.length; i++) sum += target[i] * (logSum - (logits[i] - max));
    return sum;
  },
  // ∂L/∂z = p Σt − t = p − t
  gradient: ({ output, target }, i) => output[i] - target[i],
};
