// The texts of an exercise: src/exercises/<id>/texts/<lang>.md in, an ExerciseTexts out, so that no reader ever runs
// KaTeX or a Markdown parser. `# ` is the title, `## ` a part, `### ` the name of a mistake or a note.
import type { Plugin } from "vite";
import type { ExerciseTexts, Html, Question } from "../src/exercises/exercise.js";
import type { Language } from "../src/figures/figure.js";
import { formOf, optionsOf, withoutOptions } from "./exercise-form.js";
import { renderer } from "./markdown.js";

/** How often each part stands in a file. */
const parts: Readonly<Record<string, readonly number[]>> = {
  ...{ prompt: [1], predict: [1], form: [0, 1], reason: [1], hint: [3] },
  ...{ explanation: [1], extend: [1], mistakes: [1], notes: [0, 1] },
};
const path = /\/exercises\/([^/]+)\/texts\/(ja|en)\.md$/;

/** For Vite and for vitest alike. */
export function exerciseTexts(): Plugin {
  return {
    name: "kobai-exercise-texts",
    transform: {
      filter: { id: path },
      handler(source, file) {
        const [, id, lang] = path.exec(file)!;
        const texts = textsOf(source, id, lang as Language);
        return { code: `export default ${JSON.stringify(texts)};`, moduleType: "js", map: null };
      },
    },
  };
}

/** Throws where a part is missing, of no known name, or said too often. */
export function textsOf(source: string, id: string, lang: Language): ExerciseTexts {
  const html = htmlOf(lang);
  const [title, ...written] = source.trim().split(/^## /m);
  const found = partsOf(written, `exercises/${id}/texts/${lang}.md`);
  const [prompt, explanation, extend] = ["prompt", "explanation", "extend"].map((name) =>
    html(found[name][0]),
  );
  return {
    title: title.replace(/^# /, "").trim(),
    ...{ prompt, explanation, extend },
    predict: questionOf(found.predict[0], html),
    ...formOf(found.form[0] ?? "", id, html),
    reason: questionOf(found.reason[0], html),
    hints: found.hint.map(html) as [Html, Html, Html],
    mistakes: sectionsOf(found.mistakes[0], html),
    notes: sectionsOf(found.notes[0] ?? "", html),
  };
}

/** What was written for each part, in its order. */
function partsOf(written: readonly string[], where: string): Record<string, string[]> {
  const found: Record<string, string[]> = Object.fromEntries(Object.keys(parts).map((name) => [name, []]));
  for (const [name, body] of written.map(headed)) {
    if (!Object.hasOwn(parts, name))
      throw new Error(`${where}: expected one of ${Object.keys(parts).join(", ")}, got “## ${name}”`);
    found[name].push(body);
  }
  for (const [name, counts] of Object.entries(parts))
    if (!counts.includes(found[name].length))
      throw new Error(
        `${where}: expected “## ${name}” ${counts.join(" or ")} times, got ${found[name].length}`,
      );
  return found;
}

function htmlOf(lang: Language): (source: string) => Html {
  const render = renderer(lang);
  return (source) =>
    source
      .trim()
      .split(/\n\s*\n/)
      .map(render)
      .join("")
      .trim();
}

/** The first line, and what follows. */
function headed(text: string): [string, string] {
  const [head] = text.split("\n", 1);
  return [head.trim(), text.slice(head.length).trim()];
}

function sectionsOf(source: string, html: (source: string) => Html): Record<string, Html> {
  const sections = source.split(/^### /m).slice(1).map(headed);
  return Object.fromEntries(sections.map(([name, body]) => [name, html(body)]));
}

/** A text, and below it the answers that are offered. */
function questionOf(source: string, html: (source: string) => Html): Question {
  return { text: html(withoutOptions(source)), options: optionsOf(source, html) };
}
