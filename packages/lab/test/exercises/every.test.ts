// Every registered exercise, in both languages: the solution passes, the starter does not, every slip that is known by
// name is named, and has a message of its own.
import { describe, expect, it } from "vitest";
import type { Exercise, ExerciseTexts, FormWork } from "../../src/exercises/exercise.js";
import { exercises } from "../../src/exercises/index.js";
import { languages } from "../../src/figures/figure.js";

const all = await Promise.all(
  Object.entries(exercises).map(async ([id, load]) => {
    const exercise = await load();
    const texts = await Promise.all(languages.map(async (lang) => (await exercise.texts[lang]()).default));
    return { id, exercise, texts };
  }),
);

const slipsOf = ({ work }: Exercise) => Object.keys(work.mistakes);
const reasonsOf = (texts: ExerciseTexts, right: string) =>
  texts.reason.options.filter(({ key }) => key !== right).map(({ key }) => `reason-${key}`);

describe.each(all)("exercise $id", ({ exercise, texts }) => {
  it.each(languages)("says in %s something of its own to every slip, and nothing to any other", (lang) => {
    const own = texts[languages.indexOf(lang)];
    const wanted = [...slipsOf(exercise), ...reasonsOf(own, exercise.reason)];
    expect(Object.keys(own.mistakes).sort()).toEqual(wanted.sort());
    const messages = Object.values(own.mistakes);
    expect(new Set(messages).size).toBe(messages.length);
    expect(messages.filter((message) => message.length < 20)).toEqual([]);
  });

  it("asks the same in both languages", () => {
    const [ja, en] = texts.map(({ predict, reason, fields, notes }) => ({
      predict: predict.options.map(({ key }) => key),
      reason: reason.options.map(({ key }) => key),
      fields: Object.entries(fields).map(([field, { options }]) => [field, options.map(({ key }) => key)]),
      notes: Object.keys(notes),
    }));
    expect(ja).toEqual(en);
    expect(en.reason).toContain(exercise.reason);
    expect(en.reason.length).toBeGreaterThan(1);
  });

  it("speaks Japanese in Japanese, and English in English", () => {
    const [ja, en] = texts.map(({ title, prompt, hints, explanation, extend, mistakes }) => [
      ...[title, prompt, explanation, extend, ...hints, ...Object.values(mistakes)],
    ]);
    const japanese = /[ぁ-んァ-ヶ一-龯、。]/;
    expect(ja.filter((text) => !japanese.test(text))).toEqual([]);
    expect(en.filter((text) => japanese.test(text))).toEqual([]);
    // “(c)” becomes a sign of copyright where it is not written \\(c)
    expect(en.filter((text) => /[©®™]/.test(text))).toEqual([]);
  });
});

const forms = all.flatMap(({ id, exercise: { work }, texts }) =>
  work.kind === "form" ? [{ id, work, texts }] : [],
);

describe.each(forms)("the form of exercise $id", ({ work, texts }) => {
  it("has the fields that are judged, in both languages", () => {
    for (const { fields, form } of texts) {
      expect(Object.keys(fields).sort()).toEqual([...work.fields].sort());
      for (const field of work.fields) expect(form).toContain(`data-field="${field}"`);
    }
  });

  it("takes its solution, and nothing else for it", () => {
    expect(work.judge(work.solution).kind).toBe("right");
    expect(work.judge({})).toEqual({ kind: "not yet", reason: "missing", fields: [...work.fields] });
    for (const field of work.fields) {
      expect(work.judge({ ...work.solution, [field]: "" })).toMatchObject({
        reason: "missing",
        fields: [field],
      });
      expect(work.judge({ ...work.solution, [field]: "＠" }).kind).not.toBe("right");
    }
  });

  it("has a text for every note", () => {
    const verdict = work.judge(work.solution);
    if (verdict.kind === "right" && verdict.note !== undefined)
      for (const { notes } of texts) expect(Object.keys(notes)).toContain(verdict.note);
  });

  it.each(Object.keys(work.mistakes))("names the slip “%s”", (name) => {
    expect(work.judge(work.mistakes[name])).toMatchObject({ kind: "mistake", name });
  });

  it.each(placeholders(texts))("fills in %s where the message of “%s” says so", (value, name) => {
    const verdict = work.judge(work.mistakes[name]);
    expect(verdict).toMatchObject({ values: { [value]: expect.any(String) } });
  });
});

/** What the messages of a form want to be filled in. */
function placeholders(texts: readonly ExerciseTexts[]): [string, string][] {
  const found = texts.flatMap(({ mistakes }) =>
    Object.entries(mistakes).flatMap(([name, html]) =>
      [...html.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => `${value} ${name}`),
    ),
  );
  return [...new Set(found)].map((pair) => pair.split(" ") as [string, string]);
}

describe("all forms together", () => {
  it("know at least 40 slips by name", () => {
    const works: readonly FormWork[] = forms.map(({ work }) => work);
    expect(works.reduce((sum, { mistakes }) => sum + Object.keys(mistakes).length, 0)).toBeGreaterThanOrEqual(
      40,
    );
  });
});
