// The mean of the squared errors, over outputs and over the samples of a batch: torch.nn.MSELoss.
import type { Loss } from "./loss.js";
import { squaredError } from "./squared-error.js";

export const meanSquaredError: Loss = {
  name: "mean-squared-error",
  reduction: "mean",
  // L = (1/n) Σ (y − t)²
  value: (sample) => squaredError.value(sample) / sample.output.length,
  // ∂L/∂y = (2/n) (y − t)
  gradient: (sample, i) => squaredError.gradient(sample, i) / sample.output.length,
};
