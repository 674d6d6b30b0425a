// The optimizer and the schedule that a recipe names.
import {
  adam,
  adamw,
  cosine,
  exponential,
  gradientDescent,
  linear,
  momentum,
  type Optimizer,
  rmsprop,
  type Schedule,
  step,
} from "kobai";
import type { OptimizerChoice } from "../options/train.js";
import type { Recipe } from "../presets/recipe.js";

type RecipeRate = Pick<Recipe, "learningRate" | "schedule" | "epochs">;

export function optimizerOf(recipe: Recipe): Optimizer {
  const learningRate = scheduleOf(recipe);
  const { nesterov = false } = recipe;
  const makers: Record<OptimizerChoice, () => Optimizer> = {
    "gradient-descent": () => gradientDescent({ learningRate }),
    momentum: () => momentum({ learningRate, nesterov }),
    rmsprop: () => rmsprop({ learningRate }),
    adam: () => adam({ learningRate }),
    adamw: () => adamw({ learningRate }),
  };
  return makers[recipe.optimizer]();
}

/** Each schedule spans the whole training: to 0, in three stairs, or to a few hundredths. */
export function scheduleOf({ learningRate, schedule, epochs }: RecipeRate): number | Schedule {
  switch (schedule) {
    case "constant":
      return learningRate;
    case "linear":
      return linear(learningRate);
    case "cosine":
      return cosine(learningRate);
    case "step":
      return step(learningRate, { every: Math.max(1, Math.ceil(epochs / 3)) });
    case "exponential":
      // (1 − 4/(n + 4))ⁿ ≈ e⁻⁴, without a logarithm: the rate must be the same number on every engine
      return exponential(learningRate, { factor: 1 - 4 / (epochs + 4) });
  }
}
