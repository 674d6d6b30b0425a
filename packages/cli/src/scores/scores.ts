// A model judged by rows whose answers are known: one score for all, and one for each class or target.
import {
  evaluate,
  type Floats,
  isSource,
  type LabelScore,
  type LossName,
  type Model,
  predictor,
  type Regression,
} from "kobai";
import { type Rows, rowsIn } from "../data/rows.js";
import { outputSize, targetNames } from "../data/shape.js";
import { type ClassScore, classScores, macroF1 } from "./classes.js";

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

export interface NumbersScored extends Scored, Omit<Regression, "targets"> {
  readonly kind: "numbers";
  readonly each: Regression["targets"];
}

export interface Judged {
  readonly data: Rows;
  readonly rows: number;
  readonly scores: Scores;
}

/** What the model answers, and what is true [rows][outputs]. */
export interface Answered {
  readonly outputs: Floats;
  readonly targets: Floats;
}

export async function judge(model: Model, data: Rows, options: { loss?: LossName } = {}): Promise<Judged> {
  const rows = rowsIn(data, model.inputSize);
  const evaluation = await evaluate(model, data, options);
  const { loss } = evaluation;
  if ("confusion" in evaluation) {
    const { accuracy, confusion } = evaluation;
    const each = classScores(confusion);
    return {
      ...{ data, rows },
      scores: { kind: "classes", loss, accuracy, macroF1: macroF1(confusion), confusion, each },
    };
  }
  if ("labels" in evaluation) {
    const { accuracy, labels: each } = evaluation;
    const mean = each.reduce((sum, { f1 }) => sum + f1 / each.length, 0);
    return { data, rows, scores: { kind: "labels", loss, accuracy, macroF1: mean, each } };
  }
  const { targets: each, ...errors } = evaluation;
  return { data, rows, scores: { kind: "numbers", ...errors, each } };
}

/** Of rows on demand the answers alone are kept. */
export async function answersOn(model: Model, data: Rows): Promise<Answered> {
  const { all } = await predictor(model);
  if (!isSource(data)) return { outputs: all(data.inputs), targets: data.targets! };
  const room = () => new Float64Array(data.rows * outputSize(model));
  const [outputs, targets] = [room(), room()];
  let at = 0;
  for await (const chunk of data.read()) {
    outputs.set(all(chunk.inputs), at);
    targets.set(chunk.targets!, at);
    at += chunk.targets!.length;
  }
  return { outputs, targets };
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
  const targets = named(each.map((one) => ({ r2: one.r2, rmse: one.rmse, mae: one.mae })));
  return { loss, r2, rmse, mae, ...(targets.length > 1 && { targets }) };
}
