// Data of the command line, asked what is wrong with it.
import type { Dataset } from "kobai";
import { diagnoseData, type Finding } from "kobai/diagnose";
import type { TrainingData } from "../data/training.js";

export interface DataQuestion {
  readonly test?: Dataset | undefined;
  /** Whether training will scale the inputs. */
  readonly scaled: boolean;
}

export function dataFindings({ dataset, shape, names }: TrainingData, question: DataQuestion): Finding[] {
  const { columns, labels } = names;
  return diagnoseData(dataset, {
    ...question,
    inputSize: shape.inputSize,
    columns: columns?.inputs,
    labels,
  });
}

/** More numbers than this are not looked through before every training. */
const mostNumbers = 2e7;

/** What a run says before it begins. Pictures have columns that never change, and rows by the ten thousand: they are
 * looked at by `kobai diagnose` alone. */
export function findingsBefore(data: TrainingData, question: DataQuestion): Finding[] {
  const { pixels } = data.shape;
  return pixels || data.dataset.inputs.length > mostNumbers ? [] : dataFindings(data, question);
}
