// What the card says of an answer: a verdict becomes HTML in the reader's language.
import type { ExerciseTexts, FormAnswer, Html, NotYet, Verdict } from "../exercise.js";
import type { CardWords } from "./words/en.js";

interface Given {
  readonly texts: ExerciseTexts;
  readonly words: CardWords;
  /** What was judged: an unreadable formula is shown where it stops. */
  readonly answer: FormAnswer;
}

export function told(verdict: Verdict, given: Given): Html {
  const { texts, words } = given;
  if (verdict.kind === "mistake") return filled(texts.mistakes[verdict.name] ?? "", verdict.values ?? {});
  if (verdict.kind === "not yet") return `<p>${toldNotYet(verdict, given)}</p>`;
  return `<p>${words.right}</p>${texts.notes[verdict.note ?? ""] ?? ""}`;
}

const mostNamed = 3;

/** Some names are questions or sentences: in a list they stand without their end. */
function nameOf(label: Html): Html {
  return label.replace(/[。.？?]$/, "");
}

function toldNotYet({ reason, fields = [], at }: NotYet, { texts, words, answer }: Given): Html {
  if (reason === "wrong" && fields.length === 0) return words.wrongProgram;
  if (reason === "missing" && fields.length > mostNamed) return words.missingMany(fields.length);
  const names = words.list(fields.map((field) => nameOf(texts.fields[field]?.label ?? field)));
  if (reason !== "unread") return words[reason](names);
  if (at === undefined) return words.unread(names);
  const character = [...(answer[fields[0]] ?? "")][at];
  return character === undefined ? words.unreadEnd(names) : words.unreadAt(names, escaped(character), at + 1);
}

/** Values where the text says {{name}}. They may come from a learner's program. */
function filled(html: Html, values: Readonly<Record<string, string>>): Html {
  return html.replace(/\{\{(\w+)\}\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? escaped(values[name]) : place,
  );
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escaped(text: string): Html {
  return text.replace(/[&<>"]/g, (character) => entities[character]);
}
