// What an exercise is, as data: texts in two languages, a kind of work, a judge, and the slips that it knows by name,
// each with an answer that makes it. The registry (index.ts) names it; the card shows it; one suite proves them all.
import type { Component } from "svelte";
import type { Language } from "../figures/figure.js";

/** HTML, made at build from Markdown with formulas. */
export type Html = string;

/** What is said of an answer. The names are those of texts: of a note, of a mistake. `values` stand in the text where
 * it says {{name}}. */
export type Verdict = { readonly kind: "right"; readonly note?: string } | Mistaken | NotYet;

/** A slip that is known by name. `fields` are those of a form that show it. */
export interface Mistaken {
  readonly kind: "mistake";
  readonly name: string;
  readonly fields?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
}

/** No slip that is known by name. `fields` are those of a form to look at again. */
export interface NotYet {
  readonly kind: "not yet";
  /** Something is missing; cannot be read, from the character `at` on; has too few digits to be told from others; is
   * right but for a last digit that was cut off instead of rounded; or all is there and not right. */
  readonly reason: "missing" | "unread" | "digits" | "cut" | "wrong";
  readonly fields?: readonly string[];
  readonly at?: number;
}

/** What was typed and chosen, by field; a choice is the key of its option. Fields not yet touched are absent. */
export type FormAnswer = Readonly<Record<string, string>>;

/** Typed numbers, formulas and words, and choices. Where they stand is written in the texts: [[field: its name]]. */
export interface FormWork {
  readonly kind: "form";
  readonly fields: readonly string[];
  readonly solution: FormAnswer;
  readonly judge: (answer: FormAnswer) => Verdict;
  /** By name, an answer that makes the slip. */
  readonly mistakes: Readonly<Record<string, FormAnswer>>;
  /** Something to see beside the form that follows the answer while it is given. */
  readonly Picture?: () => Promise<{ readonly default: Component<PictureProps> }>;
}

export interface PictureProps {
  readonly lang: Language;
  readonly answer: FormAnswer;
}

export const programmingLanguages = ["typescript", "python"] as const;
export type ProgrammingLanguage = (typeof programmingLanguages)[number];
export type PerLanguage<T> = Readonly<Record<ProgrammingLanguage, T>>;

/** A program of the learner's. The probe runs behind it and hands out JSON; the judge looks at that JSON alone, so that
 * one judge serves all programming languages. Hidden cases are in the probe. */
export interface ProgramWork {
  readonly kind: "program";
  readonly starter: PerLanguage<string>;
  readonly solution: PerLanguage<string>;
  readonly probe: PerLanguage<string>;
  /** Takes whatever a program may have handed out. */
  readonly judge: (observed: unknown) => Verdict;
  /** By name, a whole program that makes the slip. */
  readonly mistakes: Readonly<Record<string, PerLanguage<string>>>;
  /** Something to see beneath the program: what the values that it handed out lead to. */
  readonly Picture?: () => Promise<{ readonly default: Component<ObservedProps> }>;
}

export interface ObservedProps {
  readonly lang: Language;
  readonly observed: unknown;
}

/** What the card gives the part in which a program is written and run. It keeps its choice of language under
 * `language` and each source under its language's name. */
export interface ProgramProps {
  readonly lang: Language;
  readonly work: ProgramWork;
  readonly answer: FormAnswer;
  readonly onanswer: (changes: FormAnswer) => void;
  /** The program ended, and the probe handed this out. */
  readonly oncheck: (observed: unknown) => void;
}

export type Work = FormWork | ProgramWork;

/** The default export of `exercises/<id>/index.ts`. It imports no component, so that the suite can read it. */
export interface Exercise {
  readonly work: Work;
  /** The option of the texts' `reason` that is right. */
  readonly reason: string;
  readonly texts: Readonly<Record<Language, () => Promise<{ readonly default: ExerciseTexts }>>>;
}

/** A question, and the answers that are offered; none where a line of one's own is asked for. */
export interface Question {
  readonly text: Html;
  readonly options: readonly Option[];
}
export interface Option {
  readonly key: string;
  readonly text: Html;
}

/** Everything an exercise says in one language: `texts/<lang>.md`, which build/exercise-texts.ts reads. */
export interface ExerciseTexts {
  readonly title: string;
  readonly prompt: Html;
  /** Asked before anything is done. Nobody judges it. */
  readonly predict: Question;
  /** The fields where they stand; empty where the work is a program. */
  readonly form: Html;
  /** What a field is called, and its options where it is a choice. */
  readonly fields: Readonly<Record<string, FieldNames>>;
  /** Asked when the value is right. Every other option than the right one has a message, `reason-<key>`. */
  readonly reason: Question;
  /** A direction, a neighbour worked out, the whole solution. */
  readonly hints: readonly [Html, Html, Html];
  /** Why the right answer is right. */
  readonly explanation: Html;
  readonly extend: Html;
  /** By name of the slip: what was done, then what was expected. */
  readonly mistakes: Readonly<Record<string, Html>>;
  /** What a right answer may be told besides. */
  readonly notes: Readonly<Record<string, Html>>;
}
export interface FieldNames {
  readonly label: Html;
  readonly options: readonly Option[];
}
