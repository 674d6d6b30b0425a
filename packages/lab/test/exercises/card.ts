// An exercise as a reader works it in a real browser: what is guessed, typed, checked, and what the card says to it.
import type { Locator, Page } from "playwright-core";
import { told } from "../../src/exercises/card/told.js";
import { en } from "../../src/exercises/card/words/en.js";
import { ja } from "../../src/exercises/card/words/ja.js";
import type {
  Exercise,
  ExerciseTexts,
  FormAnswer,
  FormWork,
  Html,
  ProgrammingLanguage,
} from "../../src/exercises/exercise.js";
import { exercises } from "../../src/exercises/index.js";
import type { Language } from "../../src/figures/figure.js";

export const cardWords = { ja, en };

export interface Loaded {
  readonly id: string;
  readonly exercise: Exercise;
  readonly texts: Readonly<Record<Language, ExerciseTexts>>;
}

export async function loaded(id: string): Promise<Loaded> {
  const exercise = await exercises[id]();
  const [japanese, english] = await Promise.all([exercise.texts.ja(), exercise.texts.en()]);
  return { id, exercise, texts: { ja: japanese.default, en: english.default } };
}

/** Those that are answered in a form. */
export async function forms(): Promise<(Loaded & { work: FormWork })[]> {
  const all = await Promise.all(Object.keys(exercises).map(loaded));
  return all.flatMap((one) =>
    one.exercise.work.kind === "form" ? [{ ...one, work: one.exercise.work }] : [],
  );
}

export const card = (page: Page, id: string): Locator => page.locator(`[data-exercise="${id}"]`);

/** Waits until the card lives, on a page of its own or in the lecture. */
export async function comeTo(page: Page, id: string): Promise<Locator> {
  await card(page, id).evaluate((element) => element.scrollIntoView());
  await page.locator(`[data-island="${id}"][data-alive]`).waitFor();
  return card(page, id);
}

/** Guesses the first option, or writes a line, and locks it. */
export async function guess(card: Locator, lang: Language): Promise<void> {
  const first = card.locator(".predict input").first();
  if ((await first.getAttribute("type")) === "radio") await first.check();
  else await first.fill("1");
  await card.getByRole("button", { name: cardWords[lang].lock }).click();
}

export async function fill(card: Locator, answer: FormAnswer): Promise<void> {
  for (const [field, value] of Object.entries(answer)) {
    const control = card.locator(`[data-field="${field}"]`);
    const isChoice = (await control.first().getAttribute("type")) === "radio";
    if (isChoice) await card.locator(`[data-field="${field}"][value="${value}"]`).check();
    else await control.fill(value);
  }
}

export async function check(card: Locator, lang: Language): Promise<void> {
  await card.getByRole("button", { name: cardWords[lang].check, exact: true }).click();
}

export async function giveReason(card: Locator, lang: Language, reason: string): Promise<void> {
  await card.locator(`.why input[value="${reason}"]`).check();
  await card.getByRole("button", { name: cardWords[lang].checkReason }).click();
}

/** What the card said last. */
export function said(card: Locator): Promise<string> {
  return card
    .locator("[data-verdict]")
    .evaluate((element) => (element.textContent ?? "").replace(/\s+/g, " ").trim());
}

/** Python is 6 MB that the page unpacks and compiles before its first program. */
const startOfPython = 240_000;

/** The kind of the verdict once it is the one of try `count`. */
export async function verdict(card: Locator, count: number): Promise<string | null> {
  await card.locator(`.tried[data-tries="${count}"]`).waitFor({ timeout: startOfPython });
  return card.locator("[data-verdict]").getAttribute("data-verdict");
}

/** Writes a program and has it checked. */
export async function write(card: Locator, language: ProgrammingLanguage, source: string): Promise<void> {
  await card.locator(`.program input[value="${language}"]`).check();
  await card.locator(".cm-content").fill(source);
  await card.locator('[data-part="check"]').click();
}

/** How a text of the sources reads on the page. */
export function read(card: Locator, html: Html): Promise<string> {
  return card.evaluate((_, html) => {
    const element = document.createElement("div");
    element.innerHTML = html;
    return (element.textContent ?? "").replace(/\s+/g, " ").trim();
  }, html);
}

/** What a form's card must say to an answer. */
export function wanted(
  { work, texts }: { work: FormWork; texts: Loaded["texts"] },
  lang: Language,
  answer: FormAnswer,
): Html {
  return told(work.judge(answer), { texts: texts[lang], words: cardWords[lang], answer });
}
