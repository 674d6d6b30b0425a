// What is kept of an exercise while someone works on it. Times are milliseconds since 1970.
import type { FormAnswer, Verdict } from "../exercise.js";

export interface Attempt {
  readonly at: number;
  /** Which question was answered: what was asked for, or why it is so. */
  readonly move: "value" | "reason";
  readonly answer: FormAnswer;
  readonly verdict: Verdict;
}

export interface Kept {
  /** An option's key or a line of one's own; "" where the reader went on without. Once there it stays. */
  readonly prediction?: string;
  /** What stands in the fields, checked or not. Of a program: `language`, and its source under the language's name. */
  readonly answer: FormAnswer;
  readonly attempts: readonly Attempt[];
  /** How many hints are open. */
  readonly hints: number;
  /** The line in which the reader explains it. */
  readonly words: string;
  /** When value and reason were both right for the first time. */
  readonly solved?: number;
}

/** What is kept, by exercise. */
export type Progress = ReadonlyMap<string, Kept>;

export const untouched: Kept = { answer: {}, attempts: [], hints: 0, words: "" };

/** More are not kept: the first and the latest tell most. */
export const mostAttempts = 100;

/** How far someone is with an exercise. */
export type Stage = "predict" | "do" | "reason" | "solved";

export function stageOf({ prediction, attempts, solved }: Kept): Stage {
  if (solved !== undefined) return "solved";
  if (isRight(attempts, "value")) return "reason";
  return prediction === undefined ? "predict" : "do";
}

function isRight(attempts: readonly Attempt[], move: Attempt["move"]): boolean {
  return attempts.some((attempt) => attempt.move === move && attempt.verdict.kind === "right");
}

export function predicted(kept: Kept, prediction: string): Kept {
  return kept.prediction === undefined ? { ...kept, prediction } : kept;
}

/** The answer was judged: every attempt is kept, and the exercise is solved when both moves are right. */
export function attempted(kept: Kept, attempt: Attempt): Kept {
  const attempts = [...kept.attempts, attempt];
  const both = isRight(attempts, "value") && isRight(attempts, "reason");
  const solved = both && kept.solved === undefined ? { solved: attempt.at } : {};
  return { ...kept, attempts: shortened(attempts), ...solved };
}

/** Without the oldest of those that were wrong, but for the very first. */
function shortened(attempts: readonly Attempt[]): readonly Attempt[] {
  if (attempts.length <= mostAttempts) return attempts;
  const oldest = attempts.findIndex(({ verdict }, i) => i > 0 && verdict.kind !== "right");
  return attempts.toSpliced(oldest < 0 ? 1 : oldest, 1);
}

/** The shares of a list of exercises that are begun and solved. */
export function tally(all: readonly (Kept | undefined)[]): { begun: number; solved: number; of: number } {
  const begun = all.filter((kept) => kept !== undefined && kept.prediction !== undefined).length;
  return { begun, solved: all.filter((kept) => kept?.solved !== undefined).length, of: all.length };
}
