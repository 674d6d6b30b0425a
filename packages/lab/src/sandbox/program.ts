// A learner's program and what becomes of it: what the cards hand to the sandbox, and what it hands back.

export type ProgramLanguage = "typescript" | "python";

/** A learner's code and what is asked of it afterwards. */
export interface Program {
  readonly language: ProgramLanguage;
  /** TypeScript may import "kobai/lecture"; Python has its standard library. */
  readonly source: string;
  /** Code of the same language that runs behind `source`, in its scope, and assigns `answer`: numbers, texts, truths,
   * null, lists and objects of them. Without a probe the program is run and nothing more. */
  readonly probe?: string;
}

/** What the sandbox saw. It runs code and judges nothing. */
export type Outcome =
  /** `value` is the probe's answer, or null. A number that is not finite comes as "NaN", "Infinity" or "-Infinity",
   * and whatever is no data as null. */
  | { readonly kind: "done"; readonly value: unknown; readonly output: string }
  /** The learner's error, in the words of the programming language, and its line in `source` from 1 on. */
  | { readonly kind: "failed"; readonly message: string; readonly line?: number; readonly output: string }
  | { readonly kind: "stopped"; readonly reason: StopReason; readonly output: string };

/** The reader stopped it, or it went beyond a limit. */
export type StopReason = "reader" | "time" | "memory" | "output";

/** What a program may use. In TypeScript memory has no number: the browser refuses a program that wants too much, or ends
 * its frame. */
export const limits = {
  seconds: { typescript: 20, python: 60 },
  /** Characters that it may print. */
  output: 100_000,
  /** Bytes of Python, itself included. */
  pythonMemory: 512 * 2 ** 20,
} as const;
