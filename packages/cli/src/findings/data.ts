// Data of the command line, asked what is wrong with it.
import { diagnoseData, type Finding } from "kobai/diagnose";
import { type Rows, sampleOf } from "../data/rows.js";
import type { TrainingData } from "../data/training.js";

export interface DataQuestion {
  readonly test?: Rows | undefined;
  /** Whether training will scale the inputs. */
  readonly scaled: boolean;
}

export async function dataFindings(
  { dataset, shape, names }: TrainingData,
  { test, scaled }: DataQuestion,
): Promise<Finding[]> {
  const { columns, labels } = names;
  return diagnoseData(await sampleOf(dataset), {
    test: test && (await sampleOf(test)),
    scaled,
    inputSize: shape.inputSize,
    columns: columns?.inputs,
    labels,
  });
}

/** More numbers than this are not looked through before every training. */
const mostNumbers = 2e7;

/** What a run says before it begins. Pictures have columns that never change, and rows by the ten thousand: they are
 * looked at by `kobai diagnose` alone. */
export async function findingsBefore(data: TrainingData, question: DataQuestion): Promise<Finding[]> {
  const { pixels, rows, inputSize } = data.shape;
  return pixels || rows * inputSize > mostNumbers ? [] : dataFindings(data, question);
}
