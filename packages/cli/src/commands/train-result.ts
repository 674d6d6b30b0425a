// What a training run came to: for a person in lines, for a program in JSON.
import { type FitResult, type History, weightsHash } from "kobai";
import { answerNames } from "../data/shape.js";
import { findingFacts, type Told } from "../findings/lines.js";
import type { RawTrainFlags, TrainFlags, TrainSettings } from "../options/train.js";
import { type Fact, factLines } from "../output/facts.js";
import { counted, duration, lossText, percent } from "../output/numbers.js";
import { scoreLines } from "../output/score-lines.js";
import type { Screen } from "../output/terminal.js";
import { printable } from "../output/text.js";
import { columnTypes } from "../output/training/column-texts.js";
import type { Recipe } from "../presets/recipe.js";
import type { Plan } from "../runs/plan.js";
import { reproducingCommand } from "../runs/reproduce.js";
import type { Baseline } from "../scores/baseline.js";
import { type Judged, scoreJson } from "../scores/scores.js";

/** Judged, beside what answering without looking would score. */
export interface JudgedBeside extends Judged {
  readonly baseline: Baseline;
}

export interface TrainResult extends FitResult {
  readonly plan: Plan;
  readonly test: JudgedBeside | undefined;
  readonly validation: JudgedBeside | undefined;
  readonly out: string | undefined;
  /** As the user wrote it. */
  readonly data: string;
  readonly raw: RawTrainFlags;
  readonly settings: TrainSettings;
}

/** The contract of `--json`. */
export async function trainJson({ model, history, test, out }: TrainResult): Promise<string> {
  const last = history.epochs[history.epochs.length - 1];
  return JSON.stringify({
    epochs: history.epochs.length,
    loss: last.loss,
    accuracy: last.accuracy ?? null,
    test: test ? scoreJson(model, test.scores) : null,
    trainSeconds: history.seconds,
    weightsHash: await weightsHash(model),
    threads: history.threads,
    kernels: history.kernels,
    path: history.path,
    model: out ?? null,
    columns: model.columns ? columnTypes(model.columns) : null,
  });
}

/** `found`: what looks wrong with the training. */
export async function resultLines(
  screen: Screen,
  result: TrainResult,
  found: readonly Told[],
): Promise<string[]> {
  const { model, data, raw, settings, out } = result;
  const command = reproducingCommand(data, raw, settings.seed);
  const saved: Fact[] = out === undefined ? [] : [["saved", printable(out)]];
  return [
    ...factLines([["trained", ...trainedTexts(result)]], screen),
    ...judgedLines(screen, result),
    ...(found.length > 0 ? ["", ...factLines(findingFacts(found), screen)] : []),
    ...(saved.length > 0 ? ["", ...factLines(saved, screen)] : []),
    "",
    `${command}  # ${await weightsHash(model)}`,
  ];
}

function fastText({ kernels }: History): string {
  return kernels === "fma"
    ? "with fused products and sums (--fast): another machine may end with other last bits"
    : "--fast changed nothing: this engine has no relaxed SIMD";
}

function trainedTexts({ history, settings }: TrainResult): string[] {
  const { epochs, bestEpoch, seconds, stopped } = history;
  const kept = epochs[(bestEpoch ?? epochs.length) - 1];
  const right = kept.accuracy === undefined ? "" : `, ${percent(kept.accuracy)} right`;
  const ended = stopped === "early" ? ", stopped early" : "";
  const best = bestEpoch === undefined ? "" : `epoch ${bestEpoch} was the best: `;
  return [
    `${counted(epochs.length, "epoch")} in ${duration(seconds)}${ended}`,
    `${best}loss ${lossText(kept.loss)}${right} while learning`,
    ...(settings.fast ? [fastText(history)] : []),
  ];
}

function judgedLines(screen: Screen, { model, test, validation }: TrainResult): string[] {
  const judged = test ?? validation;
  if (judged === undefined) {
    const hint = "none: give --test DATA, or --validation 0.1, to see how it does on rows it has not learned";
    return factLines([["test", hint]], screen);
  }
  const { rows, scores, baseline } = judged;
  const name = test ? "test" : "validation";
  return scoreLines(screen, { name, rows, scores, names: answerNames(model), baseline });
}

export interface InterruptedRun {
  readonly flags: Pick<TrainFlags, "out" | "checkpoint">;
  readonly recipe: Pick<Recipe, "epochs">;
  /** Finished epochs. */
  readonly finished: number;
}

/** Where it stopped, and what is kept. */
export function interruptedLines(screen: Screen, { flags, recipe, finished }: InterruptedRun): string[] {
  const { out, checkpoint } = flags;
  const kept = [
    ...(checkpoint === undefined
      ? []
      : [`${printable(checkpoint)}: go on with the same command and --resume`]),
    ...(out === undefined ? [] : [`${printable(out)}: the model as it was at this moment`]),
  ];
  const nothing = ["nothing; with --checkpoint DIR the run could go on from here"];
  return factLines(
    [
      ["stopped", `in epoch ${finished + 1} of ${recipe.epochs}`],
      ["kept", ...(kept.length > 0 ? kept : nothing)],
    ],
    screen,
  );
}
