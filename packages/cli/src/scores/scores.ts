// A model judged by rows whose answers are known: one score for all, and one for each class or target.
import { type Dataset, evaluate, type Floats, type LossName, type Model, predictor } from "kobai";
import { outputSize, targetNames, tellsYesNo } from "../data/shape.js";
import { type ClassScore, classScores, macroF1 } from "./classes.js";
import { allRight, type LabelScore, labelScores } from "./labels.js";
import { type NumberScore, numberScores } from "./numbers.js";

export type Scores = ClassesScored | LabelsScored | NumbersScored;

interface Scored {
  readonly loss: number;
}

export interface ClassesScored extends Scored {
  readonly kind: "classes";
  readonly accuracy: number;
  readonly macroF1: number;
  /** confusion[true][answered] */
  readonly confusion: readonly (readonly number[])[];
  readonly each: readonly ClassScore[];
}

export interface LabelsScored extends Scored {
  readonly kind: "labels";
  /** The share of rows in which every target is right. */
  readonly accuracy: number;
  readonly macroF1: number;
  readonly each: readonly LabelScore[];
}

export interface NumbersScored extends Scored, NumberScore {
  readonly kind: "numbers";
  readonly each: readonly NumberScore[];
}

export interface Judged {
  readonly data: Dataset;
  readonly scores: Scores;
  /** What the model answers [rows][outputs]; absent where rows have classes. */
  readonly outputs?: Floats;
}

export async function judge(model: Model, data: Dataset, options: { loss?: LossName } = {}): Promise<Judged> {
  const evaluation = await evaluate(model, data, options);
  const { loss } = evaluation;
  if ("confusion" in evaluation) {
    const { accuracy, confusion } = evaluation;
    const each = classScores(confusion);
    return {
      data,
      scores: { kind: "classes", loss, accuracy, macroF1: macroF1(confusion), confusion, each },
    };
  }
  const outputs = (await predictor(model)).all(data.inputs);
  const size = outputSize(model);
  if (!tellsYesNo(model)) {
    const each = numberScores(outputs, data.targets!, size);
    return { data, outputs, scores: { kind: "numbers", ...evaluation, each } };
  }
  const each = labelScores(outputs, data.targets!, size);
  const mean = each.reduce((sum, { f1 }) => sum + f1 / size, 0);
  const accuracy = allRight(outputs, data.targets!, size);
  return { data, outputs, scores: { kind: "labels", loss, accuracy, macroF1: mean, each } };
}

/** The contract of `--json`. */
export function scoreJson(model: Model, scores: Scores): object {
  const { loss } = scores;
  const names = targetNames(model);
  const named = <Each extends object>(each: readonly Each[]) =>
    each.map((one, i) => ({ name: names[i], ...one }));
  if (scores.kind === "classes") return { loss, accuracy: scores.accuracy, macroF1: scores.macroF1 };
  if (scores.kind === "labels")
    return { loss, accuracy: scores.accuracy, macroF1: scores.macroF1, targets: named(scores.each) };
  const { r2, rmse, mae, each } = scores;
  return { loss, r2, rmse, mae, ...(each.length > 1 && { targets: named(each) }) };
}
