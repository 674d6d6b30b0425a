// What a card is put together from: the exercise, its texts in the reader's language, and what it shows
// beside a form, or in which a program is written.
import type { Language } from "../../figures/figure.js";
import type { Exercise } from "../exercise.js";

export async function partsOf(exercise: Exercise, lang: Language) {
  const { work, texts } = exercise;
  const picture = work.kind === "form" ? work.Picture?.() : undefined;
  const program = work.kind === "program" ? import("../../editor/Program.svelte") : undefined;
  const [{ default: own }, shown, written] = await Promise.all([texts[lang](), picture, program]);
  return {
    ...{ exercise, lang, texts: own },
    ...(shown ? { Picture: shown.default } : {}),
    ...(written ? { Program: written.default } : {}),
  };
}
