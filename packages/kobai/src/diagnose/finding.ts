// What looks wrong in rows or in a training run, though it stops nothing: data first, as errors are. A finding is a
// code, its fields and its place; findings.ts has a sentence for each: the cause, then one thing to try.
import { type FindingCode, type FindingFields, findingMessages } from "./findings.js";

/** Where it was found; what does not apply is absent. */
export interface FindingPlace {
  /** By name, or by position from 0 where inputs have no names. */
  readonly columns?: readonly (string | number)[];
  /** From 0, in the order of the data. */
  readonly rows?: readonly number[];
  /** Of the classes or targets. */
  readonly answers?: readonly (string | number)[];
  /** From 1, as `dense 1`. */
  readonly layer?: number;
  /** From 1. */
  readonly epoch?: number;
  readonly step?: number;
}

export interface Finding<Code extends FindingCode = FindingCode> {
  readonly code: Code;
  readonly fields: FindingFields[Code];
  readonly place: FindingPlace;
  /** Whether a result may be wrong or missing because of it; a remark is only good to know. */
  readonly weight: "problem" | "remark";
  /** In English: the cause and one thing to try, without the place. */
  readonly message: string;
}

const problems: ReadonlySet<FindingCode> = new Set([
  "data/leak",
  "data/across",
  "data/row-number",
  "training/diverged",
  "training/no-progress",
  "training/dead",
  "training/equal",
  "training/overfitting",
] satisfies FindingCode[]);

export function finding<Code extends FindingCode>(
  code: Code,
  place: FindingPlace,
  fields: FindingFields[Code],
): Finding<Code> {
  const message = findingMessages[code] as (fields: FindingFields[Code]) => string;
  return { code, fields, place, weight: problems.has(code) ? "problem" : "remark", message: message(fields) };
}

/** Problems first, each sort in the order it was found. */
export function byWeight(found: readonly Finding[]): Finding[] {
  return [...found].sort((a, b) => Number(a.weight === "remark") - Number(b.weight === "remark"));
}
