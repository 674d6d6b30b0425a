// Why is it not learning? Asked after a training run, or when it broke off: of the model, its history and its rows.
import type { Dataset } from "../../data/dataset.js";
import type { Model } from "../../model/model.js";
import type { DivergenceError } from "../../training/diverged.js";
import type { EpochRecord, History, Score } from "../../training/history.js";
import { byWeight, type Finding, finding } from "../finding.js";
import { baselineLoss } from "./baseline.js";
import { rowsOf, scaledRows } from "./sample.js";
import { unitFindings } from "./units.js";

export interface DiagnoseTrainingOptions {
  readonly model: Model;
  readonly history: Pick<History, "epochs" | "stopped" | "bestEpoch">;
  /** The rows it learned from, not yet scaled. */
  readonly data: Dataset;
}

/** Findings, problems first; of a run that took at least one epoch. */
export function diagnoseTraining({ model, history, data }: DiagnoseTrainingOptions): Finding[] {
  if (history.epochs.length === 0) return [];
  return byWeight([
    ...noProgress(model, history, data),
    ...unitFindings(model, data),
    ...overfitting(history, model),
    ...unfinished(history),
  ]);
}

/** Whose weights the model has: the best epoch where they were restored, else the last. */
function keptEpoch({ epochs, bestEpoch }: DiagnoseTrainingOptions["history"]): EpochRecord {
  return epochs.find(({ epoch }) => epoch === bestEpoch) ?? epochs[epochs.length - 1];
}

/** Of what the same answer to every row reaches, a loss must fall at least by this. */
const leastProgress = 0.02;

function noProgress(model: Model, history: DiagnoseTrainingOptions["history"], data: Dataset): Finding[] {
  const { loss, epoch } = keptEpoch(history);
  const baseline = baselineLoss(model, data);
  return loss < (1 - leastProgress) * baseline
    ? []
    : [finding("training/no-progress", { epoch }, { loss, baseline })];
}

/** Accuracies this far apart, or losses by this factor, are no accident of which rows were set aside. */
const apart = { accuracy: 0.1, loss: 2 };

function overfitting(history: DiagnoseTrainingOptions["history"], model: Model): Finding[] {
  const kept = keptEpoch(history);
  const { validation, epoch } = kept;
  if (validation === undefined) return [];
  return [
    ...gap(kept, validation, model),
    ...(history.bestEpoch === undefined ? pastBest(history, epoch) : []),
  ];
}

function gap(learned: EpochRecord, judged: Score, { training }: Model): Finding[] {
  const place = { epoch: learned.epoch };
  if (learned.accuracy !== undefined && judged.accuracy !== undefined) {
    if (learned.accuracy - judged.accuracy < apart.accuracy) return [];
    const fields = { learned: learned.accuracy, judged: judged.accuracy, measure: "accuracy" } as const;
    return [finding("training/overfitting", place, fields)];
  }
  // a loss that adds up over rows depends on how many they are
  if (training?.loss === "squared-error" || judged.loss < apart.loss * learned.loss) return [];
  return [
    finding("training/overfitting", place, { learned: learned.loss, judged: judged.loss, measure: "loss" }),
  ];
}

/** Where the rows set aside did best long before the end, and nobody went back. */
function pastBest({ epochs }: DiagnoseTrainingOptions["history"], last: number): Finding[] {
  const judged = epochs.filter(({ validation }) => validation !== undefined);
  const best = judged.reduce((a, b) => (b.validation!.loss < a.validation!.loss ? b : a));
  const end = judged[judged.length - 1].validation!.loss;
  if (best.epoch > 0.8 * last || end < 1.1 * best.validation!.loss) return [];
  return [finding("training/past-best", { epoch: best.epoch }, { best: best.validation!.loss, last: end })];
}

/** By this share in the last fifth of the epochs, with steps as large as ever. */
const stillFalling = 0.05;

function unfinished({ epochs, stopped }: DiagnoseTrainingOptions["history"]): Finding[] {
  const last = epochs[epochs.length - 1];
  const before = epochs[Math.floor(0.8 * epochs.length) - 1];
  if (stopped !== "finished" || epochs.length < 5) return [];
  const slowing = last.learningRate < epochs[0].learningRate / 2;
  if (slowing || last.loss > (1 - stillFalling) * before.loss) return [];
  return [finding("training/unfinished", { epoch: last.epoch }, { before: before.loss, last: last.loss })];
}

/** Inputs beyond this, once they are scaled, make the first sums so large that any step overshoots. */
const largeInput = 100;

/** Why the loss became NaN or infinite.
 *
 * `data`: the rows it learned from, not yet scaled
 */
export function diagnoseDivergence(error: DivergenceError, data: Dataset): Finding<"training/diverged"> {
  const { epoch, step, layer, learningRate } = error.fields;
  const rows = scaledRows(
    error.model,
    data,
    Array.from({ length: rowsOf(error.model, data) }, (_, i) => i),
  );
  let largest = 0;
  for (const row of rows) for (const x of row) largest = Math.max(largest, Math.abs(x));
  const cause = largest > largeInput ? "inputs" : "rate";
  return finding("training/diverged", { epoch, step, layer }, { cause, largest, learningRate });
}
