// Cross-entropy of yes/no answers, added over outputs: torch.nn.BCEWithLogitsLoss for each output.
// Made from logits, so that an output that rounds to 0 or 1 still has a finite loss.
import { exp, log1p } from "../math/index.js";
import type { Loss } from "./loss.js";

/** log(1 + exp(z)) = max(z, 0) + log1p(exp(−|z|)): the exponent is never positive. */
const softplus = (z: number) => Math.max(z, 0) + log1p(exp(-Math.abs(z)));

/** Numeric  each target is a probability, 0 ≤ t ≤ 1 */
export const binaryCrossEntropy: Loss = {
  name: "binary-cross-entropy",
  reduction: "mean",
  follows: "sigmoid",
  // L = −Σ (t log y + (1 − t) log(1 − y)) = Σ (softplus(z) − t z)
  value: ({ logits, target }) => {
    let sum = 0;
    for (let i = 0; i < logits.length; i++) sum += softplus(logits[i]) - target[i] * logits[i];
    return sum;
  },
  // ∂L/∂z = y − t
  gradient: ({ output, target }, i) => output[i] - target[i],
};
