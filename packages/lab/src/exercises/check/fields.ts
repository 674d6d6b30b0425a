// The fields of a form, each with what is right in it and the slips that are known by name; and from them the judge of
// the whole form.
import type { FormAnswer, NotYet, Verdict } from "../exercise.js";
import { type Formula, formula, isMisread } from "./formula/formula.js";
import { same } from "./formula/same.js";
import { agreement, means, readTyped } from "./number.js";
import { wordOf } from "./word.js";

type Read =
  | { readonly is: "right" }
  | { readonly is: "slip"; readonly name: string }
  | { readonly is: NotYet["reason"]; readonly at?: number };

const right: Read = { is: "right" };
const wrong: Read = { is: "wrong" };

/** Judges one field that is not empty. */
export type Field = (text: string) => Read;

/** A typed number. Values beside the first are accepted too. */
export function numberField(
  [value, ...others]: readonly number[],
  slips: Readonly<Record<string, readonly number[]>> = {},
): Field {
  return (text) => {
    const typed = readTyped(text);
    if (!typed) return { is: "unread" };
    const all = [value, ...others].map((one) => agreement(typed, one));
    if (all.includes("right")) return right;
    const almost = all.find((how) => how === "digits" || how === "cut");
    return slipOf(slips, (one) => means(typed, one)) ?? (almost ? { is: almost } : wrong);
  };
}

/** A formula, right when it is the same function as `wanted`. "dz/dx = 2" is read from its equals sign on. */
export function formulaField(
  variables: readonly string[],
  wanted: string,
  slips: Readonly<Record<string, readonly string[]>> = {},
): Field {
  const known = (text: string) => formula(text, variables) as Formula;
  return (text) => {
    const read = formula(afterEquals(text), variables);
    if (isMisread(read)) return { is: "unread", at: read.at };
    if (same(read, known(wanted), variables)) return right;
    return slipOf(slips, (one) => same(read, known(one), variables)) ?? wrong;
  };
}

/** Blanks keep the places of what follows. */
export function afterEquals(text: string): string {
  const end = Math.max(text.lastIndexOf("="), text.lastIndexOf("＝"));
  return " ".repeat(end + 1) + text.slice(end + 1);
}

/** A choice; slips by the key of the option. */
export function choiceField(wanted: string, slips: Readonly<Record<string, readonly string[]>> = {}): Field {
  return (key) => (key === wanted ? right : (slipOf(slips, (one) => key === one) ?? wrong));
}

/** A word in any of the ways to write it. */
export function wordField(
  accepted: readonly string[],
  slips: Readonly<Record<string, readonly string[]>> = {},
): Field {
  return (text) => {
    const typed = wordOf(text);
    if (accepted.some((word) => wordOf(word) === typed)) return right;
    return slipOf(slips, (word) => wordOf(word) === typed) ?? wrong;
  };
}

function slipOf<T>(
  slips: Readonly<Record<string, readonly T[]>>,
  made: (one: T) => boolean,
): Read | undefined {
  const found = Object.entries(slips).find(([, examples]) => examples.some(made));
  return found && { is: "slip", name: found[0] };
}

/** What is told first where several fields need a word. */
const order = ["unread", "slip", "wrong", "digits", "cut", "missing"] as const;

/** `whole` names the slips that only several fields together show. */
export function formJudge(
  fields: Readonly<Record<string, Field>>,
  whole: (answer: FormAnswer) => string | undefined = () => undefined,
): (answer: FormAnswer) => Verdict {
  return (answer) => {
    const reads = Object.entries(fields).map(([field, judge]) => ({
      field,
      ...readOf(answer, field, judge),
    }));
    const unread = reads.filter(({ is }) => is === "unread");
    const slip = unread.length === 0 ? whole(answer) : undefined;
    if (slip !== undefined) return { kind: "mistake", name: slip };
    const is = order.find((one) => reads.some((read) => read.is === one));
    const [first, ...others] = reads.filter((read) => read.is === is);
    return first === undefined ? { kind: "right" } : verdictOf(first, others);
  };
}

type Told = Read & { readonly field: string };

function verdictOf(first: Told, others: readonly Told[]): Verdict {
  if (first.is === "right") return { kind: "right" };
  if (first.is === "slip") return { kind: "mistake", name: first.name, fields: [first.field] };
  const fields = [first, ...others].map(({ field }) => field);
  return { kind: "not yet", reason: first.is, fields, ...(first.at === undefined ? {} : { at: first.at }) };
}

function readOf(answer: FormAnswer, field: string, judge: Field): Read {
  const text = Object.hasOwn(answer, field) ? answer[field].trim() : "";
  return text === "" ? { is: "missing" } : judge(text);
}
