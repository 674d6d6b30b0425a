// One training run: the plan goes into `fit`, what happens goes to the view and to the checkpoints.
import { type FitOptions, type FitResult, fit } from "kobai";
import type { TrainSettings } from "../options/train.js";
import type { TrainingView } from "../output/training/view.js";
import type { CheckpointFolder } from "./checkpoints.js";
import { optimizerOf } from "./optimizer.js";
import type { Plan } from "./plan.js";
import { allowRelaxedSimd } from "./relaxed-simd.js";

export interface Learning {
  readonly plan: Plan;
  readonly settings: TrainSettings;
  readonly threads: "auto" | number;
  readonly view: TrainingView;
  readonly checkpoints: CheckpointFolder | undefined;
  readonly signal: AbortSignal;
}

/** Throws `DivergenceError`, and what writing checkpoints throws. */
export async function learn(learning: Learning): Promise<FitResult> {
  const { plan, settings, threads, view, checkpoints, signal } = learning;
  const { resume, save } = checkpoints ?? {};
  if (settings.fast) allowRelaxedSimd();
  try {
    return await fit(plan.untrained, plan.rows, {
      ...fitOptions(plan, settings),
      threads,
      signal,
      onProgress: view.progress,
      onEpoch: view.epoch,
      ...(save && { onCheckpoint: save }),
      ...(resume && { resume }),
    });
  } finally {
    view.finish();
  }
}

/** All that decides the weights. */
export function fitOptions({ recipe, validation }: Plan, settings: TrainSettings): FitOptions {
  const { loss, batchSize, epochs, stopping, l2 = 0 } = recipe;
  return {
    loss,
    optimizer: optimizerOf(recipe),
    batchSize,
    epochs,
    l2,
    ...(validation && { validation }),
    ...(stopping && { earlyStopping: stopping }),
    seed: settings.seed,
    precision: settings.precision,
    deterministic: !settings.fast,
  };
}
