// What progress looks like, checked value by value into objects without a prototype: a file may come from anyone.
import type { FormAnswer, Verdict } from "../exercise.js";
import { type Attempt, type Kept, mostAttempts } from "./record.js";

/** Something is not as it must be: where, and what was expected there. */
export class Unsound extends Error {
  readonly place: string;
  readonly expected: Expected;
  constructor(place: string, expected: Expected) {
    super(place);
    this.place = place;
    this.expected = expected;
  }
}
export type Expected = "object" | "list" | "text" | "time" | "count" | "known word";

const longestText = 20_000;
const longestName = 60;
const mostFields = 60;
/** The last moment that a Date can tell. */
const latest = 8.64e15;
const mostHints = 3;

export function keptFrom(value: unknown, place: string): Kept {
  const { prediction, answer, attempts, hints, words, solved } = objectAt(value, place);
  return {
    answer: answerAt(answer, `${place}.answer`),
    attempts: listAt(attempts, `${place}.attempts`).map((one, i) =>
      attemptAt(one, `${place}.attempts[${i}]`),
    ),
    hints: countAt(hints, `${place}.hints`),
    words: textAt(words, `${place}.words`),
    ...(prediction === undefined ? {} : { prediction: textAt(prediction, `${place}.prediction`) }),
    ...(solved === undefined ? {} : { solved: timeAt(solved, `${place}.solved`) }),
  };
}

/** Undefined for what is not sound. */
export function keptOf(value: unknown): Kept | undefined {
  try {
    return keptFrom(value, "");
  } catch (error) {
    if (error instanceof Unsound) return undefined;
    throw error;
  }
}

function attemptAt(value: unknown, place: string): Attempt {
  const { at, move, answer, verdict } = objectAt(value, place);
  return {
    at: timeAt(at, `${place}.at`),
    move: oneOf(["value", "reason"] as const, move, `${place}.move`),
    answer: answerAt(answer, `${place}.answer`),
    verdict: verdictAt(verdict, `${place}.verdict`),
  };
}

function verdictAt(value: unknown, place: string): Verdict {
  const { kind, name, note, values, fields, reason, at } = objectAt(value, place);
  const listed =
    fields === undefined
      ? {}
      : {
          fields: listAt(fields, `${place}.fields`).map((field, i) => nameAt(field, `${place}.fields[${i}]`)),
        };
  switch (oneOf(["right", "mistake", "not yet"] as const, kind, `${place}.kind`)) {
    case "right":
      return { kind: "right", ...(note === undefined ? {} : { note: nameAt(note, `${place}.note`) }) };
    case "mistake": {
      const told = values === undefined ? {} : { values: answerAt(values, `${place}.values`) };
      return { kind: "mistake", name: nameAt(name, `${place}.name`), ...told, ...listed };
    }
    case "not yet": {
      const reasons = ["missing", "unread", "digits", "cut", "wrong"] as const;
      const where = at === undefined ? {} : { at: countAt(at, `${place}.at`, longestText) };
      return { kind: "not yet", reason: oneOf(reasons, reason, `${place}.reason`), ...listed, ...where };
    }
  }
}

function answerAt(value: unknown, place: string): FormAnswer {
  const entries = Object.entries(objectAt(value, place));
  if (entries.length > mostFields) throw new Unsound(place, "object");
  const answer: Record<string, string> = Object.create(null);
  for (const [field, text] of entries)
    answer[nameAt(field, place)] = textAt(text, `${place}.${field.slice(0, longestName)}`);
  return answer;
}

export function objectAt(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Unsound(place, "object");
  return Object.assign(Object.create(null), value);
}

function listAt(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > mostAttempts) throw new Unsound(place, "list");
  return value;
}

function textAt(value: unknown, place: string): string {
  if (typeof value !== "string" || value.length > longestText) throw new Unsound(place, "text");
  return value;
}

function nameAt(value: unknown, place: string): string {
  const name = textAt(value, place);
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name) || name.length > longestName) throw new Unsound(place, "known word");
  return name;
}

function timeAt(value: unknown, place: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0 || (value as number) > latest)
    throw new Unsound(place, "time");
  return value as number;
}

function countAt(value: unknown, place: string, most = mostHints): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0 || (value as number) > most)
    throw new Unsound(place, "count");
  return value as number;
}

function oneOf<const T extends string>(words: readonly T[], value: unknown, place: string): T {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Unsound(place, "known word");
  return found;
}
