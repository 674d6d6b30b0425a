// The lecture's loss: the squares of the errors, added over outputs and over the samples of a batch.
import type { Loss } from "./loss.js";

export const squaredError: Loss = {
  name: "squared-error",
  reduction: "sum",
  // L = Σ (y − t)²
  value: ({ output, target }) => {
    let sum = 0;
    for (let i = 0; i < output.length; i++) sum += (output[i] - target[i]) * (output[i] - target[i]);
    return sum;
  },
  // ∂L/∂y = 2 (y − t)
  gradient: ({ output, target }, i) => 2 * (output[i] - target[i]),
};
