// An exercise in which a program is written, put together from one file per programming language and one judge.
import type { PerLanguage, ProgramWork, Verdict } from "./exercise.js";

/** What is written down for one programming language. */
export interface Programs {
  readonly starter: string;
  readonly solution: string;
  readonly probe: string;
  /** By name, a whole program that makes the slip. */
  readonly mistakes: Readonly<Record<string, string>>;
}

/** Throws where a slip is written for one language only. */
export function programWork(
  { typescript, python }: PerLanguage<Programs>,
  judge: (observed: unknown) => Verdict,
): ProgramWork {
  const both = <T>(part: (programs: Programs) => T): PerLanguage<T> => ({
    typescript: part(typescript),
    python: part(python),
  });
  const names = new Set([...Object.keys(typescript.mistakes), ...Object.keys(python.mistakes)]);
  const mistake = (name: string) =>
    both(({ mistakes }) => {
      if (Object.hasOwn(mistakes, name)) return mistakes[name];
      throw new Error(`expected the slip “${name}” in every programming language`);
    });
  return {
    kind: "program",
    starter: both(({ starter }) => starter),
    solution: both(({ solution }) => solution),
    probe: both(({ probe }) => probe),
    judge,
    mistakes: Object.fromEntries([...names].map((name) => [name, mistake(name)])),
  };
}

/** A program with pieces of it changed, each of them everywhere it stands. Throws where one does not stand there. */
export function changed(
  program: string,
  ...changes: readonly (readonly [before: string, after: string])[]
): string {
  return changes.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`expected “${before}” in the program`);
    return text.replaceAll(before, () => after);
  }, program);
}

export const right: Verdict = { kind: "right" };
export const wrong: Verdict = { kind: "not yet", reason: "wrong" };

export function mistake(name: string, values?: Readonly<Record<string, string>>): Verdict {
  return values ? { kind: "mistake", name, values } : { kind: "mistake", name };
}
