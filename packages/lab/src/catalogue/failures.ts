// What went wrong, told from an error's code and fields. A code that a language does not know is a type error.
import { KobaiError } from "kobai";
import type { FileFailures } from "../exercises/progress/file.js";
import type { Language } from "../figures/figure.js";
import type { TrainingFailure } from "../workers/messages.js";
import { type Formats, formats } from "./format.js";

/** The failures that a reader can meet, by code, with their fields. */
interface FailureFields extends FileFailures {
  "lab/data-missing": { file: string; status: number };
  "lab/data-unreachable": { file: string };
  "lab/worker": object;
  "lab/model-unreachable": { status: number };
  "lab/model-shape": { sizes: readonly number[] };
  "lab/sandbox": object;
  /** Status 0 where nobody answered. */
  "lab/python-unreachable": { status: number };
  "train/diverged": { epoch: number; step: number; learningRate: number };
  /** Every other. */
  unknown: { code: string };
}

export type Failures = {
  readonly [Code in keyof FailureFields]: (fields: FailureFields[Code], formats: Formats) => string;
};

type Tell = (fields: object, formats: Formats) => string;

/** From an error, or from what the trainer said of one, to a sentence. */
export function explainer(failures: Failures, lang: Language): (failure: unknown) => string {
  const told = formats(lang);
  return (failure) => {
    const { code, fields } = codeOf(failure);
    const tell = Object.hasOwn(failures, code) ? (failures[code as keyof Failures] as Tell) : undefined;
    return tell ? tell(fields, told) : failures.unknown({ code }, told);
  };
}

function codeOf(failure: unknown): TrainingFailure {
  const isTold = typeof failure === "object" && failure !== null && "code" in failure && "fields" in failure;
  if (failure instanceof KobaiError || isTold) return failure as TrainingFailure;
  return { code: failure instanceof Error ? failure.name : "lab/unexpected", fields: {} };
}
